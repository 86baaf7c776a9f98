import type { MemberState, MemberSync } from '../../domain/member-sync.ts';

export interface SyncKey {
  readonly membershipId: string;
  readonly instanceId: string;
}

/** What a bot should know of a membership, as of a revision. */
export interface DesiredMember extends SyncKey {
  readonly orgId: string;
  readonly userId: string;
  readonly desired: MemberState;
  readonly revision: number;
}

/** The right to tell one bot about one person, for a short while. */
export interface SyncLease {
  readonly holder: string;
  readonly until: Date;
}

/** What each bot should know of each membership, and what it was told. One row per membership and instance. */
export abstract class MemberSyncStore {
  /** Writes down what a bot should know, due now. False where the same or a later revision is written already. */
  abstract want(member: DesiredMember, now: Date): Promise<boolean>;
  /** Writes down that a bot was seen to know these already; a row that is there stays as it is. */
  abstract noteKnown(members: readonly DesiredMember[]): Promise<void>;
  /**
   * Writes down that a bot was seen to know something else than it should, due now. A row that is of a later revision, or
   * that owes something already, stays as it is but for being due: what the bot was seen to know may be outdated.
   */
  abstract noteDrift(member: DesiredMember, seen: MemberState, now: Date): Promise<void>;

  /**
   * Takes the lease of a row that owes something, where it is free: one caller at a time speaks to a bot about a person.
   * Answers what the bot was told, and forgets it: whoever is killed in the middle leaves nothing behind that may be wrong.
   */
  abstract claim(key: SyncKey, lease: SyncLease, now: Date): Promise<MemberSync | undefined>;
  /** The bot confirmed `told` as of `revision`. Gives the lease back; a later revision stays owed. */
  abstract settle(key: SyncKey, holder: string, told: MemberState, revision: number): Promise<void>;
  /** Telling `revision` failed. Gives the lease back; a later revision, written meanwhile, starts with tries of its own. */
  abstract fail(
    key: SyncKey,
    holder: string,
    failure: { revision: number; attempts: number; nextAttemptAt: Date; error: string },
  ): Promise<void>;
  /** No call was made, since the instance isn't ready: not a failed try. Gives the lease back, and `told` as it was. */
  abstract wait(key: SyncKey, holder: string, told: MemberState | null, nextAttemptAt: Date): Promise<void>;

  /** What is due and nobody works on; it isn't handed out again until `dueAgain`, or until somebody claimed it. */
  abstract claimDue(now: Date, dueAgain: Date, limit: number): Promise<SyncKey[]>;
  /** Everything owed to an instance is due now. */
  abstract wake(instanceId: string, now: Date): Promise<void>;
  /** Nothing that is due is due before `until`: the instance doesn't answer. */
  abstract pause(instanceId: string, now: Date, until: Date): Promise<void>;
  /** What is owed about a membership is due now, with its tries counted anew. The rows there are, due or not. */
  abstract retry(orgId: string, membershipId: string, now: Date): Promise<SyncKey[]>;
  abstract listForMemberships(orgId: string, membershipIds: readonly string[]): Promise<MemberSync[]>;
  /** The instance is gone, and what it knew. */
  abstract forgetInstance(instanceId: string): Promise<void>;
}
