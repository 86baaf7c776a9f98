export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: string;
  readonly createdAt: Date;
  /** Ends the session when it wasn't used until then; use moves it. */
  readonly idleExpiresAt: Date;
  /** Ends the session whatever happens. */
  readonly expiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Browser sessions. Ending one deletes it. Writes take part in the ambient transaction. */
export abstract class SessionStore {
  abstract add(session: NewSession): Promise<void>;
  /** The live session with this token, and whose it is. */
  abstract findByTokenHash(tokenHash: string, now: Date): Promise<{ id: string; userId: string } | undefined>;
  /** Ends a session of this person; false where there is none. */
  abstract end(userId: string, id: string): Promise<boolean>;
  /** Ends all sessions of a person but `keep`, and returns their ids. */
  abstract endAll(userId: string, keep?: string): Promise<string[]>;
  abstract deleteExpired(now: Date): Promise<number>;
}
