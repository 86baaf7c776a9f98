/** A role as bots know it. */
export type WireRole = 'owner' | 'admin' | 'member';

/** OWNER and ADMIN keep their names on the wire; every other role is a member to a bot. */
export function wireRoleOf(role: string): WireRole {
  return role === 'OWNER' ? 'owner' : role === 'ADMIN' ? 'admin' : 'member';
}

/** What a bot should know, or was told, about one person. */
export interface MemberState {
  /** False: the bot should not have this person. */
  readonly active: boolean;
  readonly role: WireRole;
  readonly email: string;
  readonly name: string;
}

/** One membership in one instance: what the bot should know of it, and what it was told. */
export interface MemberSync {
  readonly membershipId: string;
  readonly instanceId: string;
  readonly orgId: string;
  readonly userId: string;
  readonly desired: MemberState;
  /** Of the membership; the desired state with the higher one is the later one. */
  readonly revision: number;
  /**
   * The last state the bot confirmed, or was seen to have. Null while that isn't known for sure: before the first time, and
   * from before a call is made until its answer is written down.
   */
  readonly told: MemberState | null;
  /** The revision that `told` is of; null: it isn't of the desired state. */
  readonly toldRevision: number | null;
  /** Failed tries to tell the desired state. */
  readonly attempts: number;
  /** Null: nothing is owed. */
  readonly nextAttemptAt: Date | null;
  readonly lastError: string | null;
}

export function isSynced({ revision, toldRevision }: Pick<MemberSync, 'revision' | 'toldRevision'>): boolean {
  return revision === toldRevision;
}

export type MemberCall = 'add' | 'change-role' | 'remove';

/**
 * The calls that bring a bot from what it was told to what it should know. All of them are idempotent. Where it isn't known
 * what the bot knows, the role is set explicitly: a bot may leave the role of somebody it has as it is when it is told to
 * add them.
 */
export function callsFor({ desired, told }: Pick<MemberSync, 'desired' | 'told'>): readonly MemberCall[] {
  if (!desired.active) return told?.active === false ? [] : ['remove'];
  if (told === null || !told.active) return ['add', 'change-role'];
  if (told.email !== desired.email || told.name !== desired.name) return ['add', 'change-role'];
  return told.role === desired.role ? [] : ['change-role'];
}
