import { defineEvent } from '@moorage/kernel';

export const instanceStatuses = [
  'REQUESTED',
  'CREATING',
  'RUNNING',
  'STOPPED',
  'UPDATING',
  'ROLLING_BACK',
  'FAILED',
  'DELETING',
  'DELETED',
] as const;
export type InstanceStatus = (typeof instanceStatuses)[number];

/** How to speak with one instance's bot. The secret is decrypted for this call alone; never keep, log or send it elsewhere. */
export interface BotConnection {
  readonly instanceId: string;
  readonly orgId: string;
  readonly status: InstanceStatus;
  /** Base URL, such as `http://127.0.0.1:49153`; absent while there is no container. */
  readonly baseUrl?: string;
  readonly provisionSecret: string;
  /** The bot's own id of the company; absent until it was provisioned. */
  readonly companyId?: string;
}

/** Implemented by `fleet`. */
export abstract class InstanceDirectory {
  /** All instances of an org but the DELETED ones, whatever their status. */
  abstract connectionsForOrg(orgId: string): Promise<BotConnection[]>;
  abstract connection(instanceId: string): Promise<BotConnection | undefined>;
  /** Ids of all instances that have a company and should have its members; for the hourly reconciliation. */
  abstract listProvisioned(page: {
    afterInstanceId?: string;
    limit: number;
  }): Promise<{ instanceId: string; orgId: string }[]>;
  /** Views for lists of other contexts. */
  abstract statusesForOrg(orgId: string): Promise<{ instanceId: string; host: string; status: InstanceStatus }[]>;
}

/** An instance answers and has its company: its members can be told to it. Published when it becomes RUNNING, and when it is reached again, each time. */
export const InstanceBecameReady = defineEvent<{ instanceId: string; orgId: string }>('instance.became-ready');

/** An instance and its data are gone for good. */
export const InstanceDeleted = defineEvent<{ instanceId: string; orgId: string }>('instance.deleted');

/** A followed tag means another digest than before. `image` is the tag, as instances follow it. */
export const ReleaseDetected = defineEvent<{ releaseId: string; botAppId: string; image: string }>('release.detected');

/** One bot's update, as other contexts hear of it when it ended. */
export interface BotUpdateEnd {
  readonly botUpdateId: string;
  readonly instanceId: string;
  readonly orgId: string;
  readonly rolloutId: string | null;
  readonly releaseId: string;
}

/** A bot runs the new release, and is healthy. */
export const BotUpdated = defineEvent<BotUpdateEnd>('bot.updated');

/**
 * A bot doesn't run the new release. `skipped` and `untouched`: it ran on all the while; `rolled-back`: it runs the old one
 * with the data it had; `rollback-failed`: it is down, and needs a person. `reason` is for its members.
 */
export const BotUpdateFailed = defineEvent<
  BotUpdateEnd & {
    readonly outcome: 'skipped' | 'untouched' | 'rolled-back' | 'rollback-failed';
    readonly reason: string;
    /** Whether another try follows by itself. */
    readonly willRetry: boolean;
  }
>('bot.update_failed');
