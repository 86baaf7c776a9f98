/** A hint to every replica that something changed; carried by LISTEN/NOTIFY, so it is sent at commit and may be lost. */
export abstract class Broadcast {
  /** Sends at the commit of the ambient transaction, or at once where there is none. `message` stays under 8,000 bytes: ids, not data. */
  abstract send(channel: BroadcastChannel, message: object): Promise<void>;
  /** Hears messages of every replica, its own too. Returns how to stop. */
  abstract on(channel: BroadcastChannel, listener: (message: never) => void): () => void;
  /** Called when messages may have been missed (`lost`) and when they arrive again (`restored`). */
  abstract onConnection(listener: (state: 'lost' | 'restored') => void): () => void;
  abstract isConnected(): boolean;
}

/**
 * `access`: someone's or something's right to pass the proxy changed. `live`: a page that shows this should look again.
 * `settings`: the platform's settings changed. `maintenance`: the schedule of an organisation (`{ orgId }`) or of the
 * installation (`{}`) changed.
 */
export const broadcastChannels = ['access', 'live', 'settings', 'maintenance'] as const;
export type BroadcastChannel = (typeof broadcastChannels)[number];

/** On channel `access`: whatever is set names what changed. */
export interface AccessChange {
  readonly userId?: string;
  readonly orgId?: string;
  readonly instanceId?: string;
  /** A bot session or platform session that ended. */
  readonly sessionId?: string;
}

/** On channel `live`: pages subscribed to the scope look again at the topic. */
export interface LiveMessage {
  /** `org:<id>`, `user:<id>`, `admin` or `everybody`. */
  readonly scope: string;
  /** What changed, such as `members`, `invitations`, `instances`, `provisioning`, `mails`, `jobs`. */
  readonly topic: LiveTopic;
  /** The changed thing's id, where a page can use it. */
  readonly id?: string;
}

export const liveTopics = [
  'organization',
  'members',
  'invitations',
  'join-requests',
  'instances',
  'releases',
  'update-policy',
  'rollouts',
  'provisioning',
  'people',
  'mails',
  'jobs',
  'sessions',
  'domains',
  'settings',
  'maintenance',
  'notices',
  'audit',
  'system-events',
] as const;
export type LiveTopic = (typeof liveTopics)[number];
