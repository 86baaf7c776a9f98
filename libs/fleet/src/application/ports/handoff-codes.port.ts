/** A signed-in person on the way to a bot's host. */
export interface HandoffGrant {
  readonly instanceId: string;
  /** The bot's host name. */
  readonly host: string;
  /** SHA-256 of the browser's nonce on that host, lower-case hex. */
  readonly stateNonceHash: string;
  readonly userId: string;
  /** The sign-in that the bot's session will live and end with. */
  readonly platformSessionId: string;
}

/** One-time codes that carry a sign-in from the platform's host to a bot's. */
export abstract class HandoffCodes {
  /** Keeps the grant for 60 s under a new code, of which only the hash is stored. Returns the code. */
  abstract issue(grant: HandoffGrant): Promise<string>;
  /** Ends what was begun at a host that its bot has left: codes on their way, and the sessions that came of others. */
  abstract forgetHost(host: string): Promise<void>;
}
