import {
  type AccessRole,
  type ActScope,
  covers,
  DEFAULT_GRANTS,
  type Grant,
  type Membership,
  type MembershipStatus,
  PERMISSION_KEYS,
  type PermissionKey,
  type Principal,
  user,
} from './access.ts';
import { AccessError } from './access-error.ts';
import type { AccessStore, AccessTransaction } from './access-store.port.ts';

/** What may change of a member, all of it or nothing. What is left out stays, but see `updateMember` on grants. */
export interface MemberChange {
  readonly role?: AccessRole;
  readonly status?: MembershipStatus;
  readonly grants?: readonly Grant[];
}

/** A role as the platform's provisioning says it. */
export type PlatformRole = 'owner' | 'admin' | 'member';

/**
 * Who may do what in which company. Every method is one transaction, and on every path:
 * - a company that has an active owner keeps one (`LAST_OWNER`);
 * - an installation that has an instance admin keeps one (`LAST_INSTANCE_ADMIN`), unless the platform removes the company;
 * - a grant never changes a role or a status;
 * - who loses a company loses its grants;
 * - an instance admin is demoted with their last owned company, and can't be while they own one (`STILL_OWNER`).
 *
 * "Owner" means a user with role `owner` and status `active`. Refusals are `AccessError`s; nothing is changed then.
 */
export class AccessService {
  constructor(private readonly store: AccessStore) {}

  // Memberships

  getMembership(companyId: string, principal: Principal): Promise<Membership | undefined> {
    return this.store.transaction((tx) => tx.findMembership(companyId, principal));
  }

  /** Every membership, whatever its status. */
  listMemberships(companyId: string): Promise<Membership[]> {
    return this.store.transaction((tx) => tx.membershipsIn(companyId));
  }

  async listActiveMemberships(companyId: string): Promise<Membership[]> {
    return (await this.listMemberships(companyId)).filter((membership) => membership.status === 'active');
  }

  /** Answers the membership; a missing one is made, with its role's default grants. One that is there stays as it is. */
  ensureMembership(
    companyId: string,
    principal: Principal,
    { role = 'member', status = 'active' }: Omit<MemberChange, 'grants'> = {},
  ): Promise<Membership> {
    return this.store.transaction(async (tx) => {
      const existing = await tx.findMembership(companyId, principal);
      return existing ?? this.place(tx, undefined, { companyId, principal, role, status }, DEFAULT_GRANTS[role]);
    });
  }

  /**
   * Brings the active users of one company into another, with their role and its default grants. Agents stay (they belong
   * to one company), and who is already in the other company keeps what they have there. Answers the new memberships.
   */
  copyMemberships(fromCompanyId: string, toCompanyId: string): Promise<Membership[]> {
    return this.store.transaction(async (tx) => {
      const copied: Membership[] = [];
      for (const { principal, role, status } of await tx.membershipsIn(fromCompanyId)) {
        if (principal.kind !== 'user' || status !== 'active') continue;
        if (await tx.findMembership(toCompanyId, principal)) continue;
        const membership = { companyId: toCompanyId, principal, role, status };
        copied.push(await this.place(tx, undefined, membership, DEFAULT_GRANTS[role]));
      }
      return copied;
    });
  }

  /**
   * Changes role, status and grants together. A new role without grants brings that role's default grants, so that nobody
   * keeps an owner's permissions after being made a member.
   * @throws AccessError UNKNOWN_MEMBER, LAST_OWNER, LAST_INSTANCE_ADMIN, AGENT_OWNER, INVALID_GRANT
   */
  updateMember(companyId: string, principal: Principal, change: MemberChange): Promise<Membership> {
    return this.store.transaction(async (tx) => {
      const before = await existing(tx, companyId, principal);
      const role = change.role ?? before.role;
      const grants = change.grants ?? (role === before.role ? undefined : DEFAULT_GRANTS[role]);
      return this.place(tx, before, { ...before, role, status: change.status ?? before.status }, grants);
    });
  }

  /** Ends a membership and its grants. Nothing happens where there is none. @throws AccessError LAST_OWNER, LAST_INSTANCE_ADMIN */
  removeMember(companyId: string, principal: Principal): Promise<void> {
    return this.store.transaction((tx) => this.remove(tx, companyId, principal));
  }

  /** Ends every membership of a company the platform takes away. The last owner and the last instance admin go with it. */
  removeCompany(companyId: string): Promise<void> {
    return this.store.transaction((tx) => endMemberships(tx, companyId));
  }

  /** The same where a person deletes a company. @throws AccessError LAST_INSTANCE_ADMIN */
  deleteCompany(companyId: string): Promise<void> {
    return this.store.transaction(async (tx) => {
      const before = await tx.instanceAdmins();
      await endMemberships(tx, companyId);
      if (before.length > 0 && (await tx.instanceAdmins()).length === 0) throw new AccessError('LAST_INSTANCE_ADMIN');
    });
  }

  // One user's companies

  async listUserCompanies(userId: string): Promise<string[]> {
    const memberships = await this.store.transaction((tx) => tx.membershipsOf(user(userId)));
    return memberships.map((membership) => membership.companyId);
  }

  /**
   * Makes these the companies of a user: a new one is joined as an active member, a missing one is left with its grants,
   * the others stay as they are. @throws AccessError LAST_OWNER, LAST_INSTANCE_ADMIN: then no company changes
   */
  setUserCompanies(userId: string, companyIds: readonly string[]): Promise<void> {
    return this.store.transaction(async (tx) => {
      const principal = user(userId);
      const current = new Set((await tx.membershipsOf(principal)).map((membership) => membership.companyId));
      const wanted = new Set(companyIds);
      for (const companyId of wanted) {
        if (current.has(companyId)) continue;
        const membership = { companyId, principal, role: 'member', status: 'active' } as const;
        await this.place(tx, undefined, membership, DEFAULT_GRANTS.member);
      }
      for (const companyId of current) {
        if (!wanted.has(companyId)) await this.remove(tx, companyId, principal);
      }
    });
  }

  // Grants

  listGrants(companyId: string, principal: Principal): Promise<Grant[]> {
    return this.store.transaction((tx) => tx.grantsOf(companyId, principal));
  }

  /** Replaces a member's grants, and nothing else. @throws AccessError UNKNOWN_MEMBER, INVALID_GRANT */
  setMemberGrants(companyId: string, principal: Principal, grants: readonly Grant[]): Promise<void> {
    return this.store.transaction(async (tx) => {
      const member = await existing(tx, companyId, principal);
      await this.place(tx, member, member, grants);
    });
  }

  /**
   * Replaces the grants of a principal that may not be in yet: it then waits as a pending member, and its grants count
   * from the day it becomes active. @throws AccessError INVALID_GRANT
   */
  setPrincipalGrants(companyId: string, principal: Principal, grants: readonly Grant[]): Promise<void> {
    return this.store.transaction(async (tx) => {
      const before = await tx.findMembership(companyId, principal);
      const pending = { companyId, principal, role: 'member', status: 'pending' } as const;
      await this.place(tx, before, before ?? pending, grants);
    });
  }

  // Instance admins

  isInstanceAdmin(userId: string): Promise<boolean> {
    return this.store.transaction((tx) => tx.isInstanceAdmin(userId));
  }

  listInstanceAdmins(): Promise<string[]> {
    return this.store.transaction((tx) => tx.instanceAdmins());
  }

  promoteInstanceAdmin(userId: string): Promise<void> {
    return this.store.transaction((tx) => tx.addInstanceAdmin(userId));
  }

  /** @throws AccessError STILL_OWNER, LAST_INSTANCE_ADMIN */
  demoteInstanceAdmin(userId: string): Promise<void> {
    return this.store.transaction(async (tx) => {
      if (!(await tx.isInstanceAdmin(userId))) return;
      if ((await tx.countOwnedBy(userId)) > 0) throw new AccessError('STILL_OWNER');
      await demote(tx, userId);
    });
  }

  // Questions

  /** Whether an active member holds a grant that covers the act. Instance admins get no special treatment here. */
  hasPermission(companyId: string, principal: Principal, key: PermissionKey, act?: ActScope): Promise<boolean> {
    return this.store.transaction((tx) => permits(tx, companyId, principal, key, act));
  }

  /** Whether a user may act: instance admins always, others as `hasPermission` says. */
  canUser(companyId: string, userId: string, key: PermissionKey, act?: ActScope): Promise<boolean> {
    return this.store.transaction(
      async (tx) => (await tx.isInstanceAdmin(userId)) || permits(tx, companyId, user(userId), key, act),
    );
  }

  // What the platform says in hosted mode

  /**
   * Makes a user an active member as the platform says: its owners and admins become owner and instance admin, everyone
   * else a member. The same again changes nothing. @throws AccessError LAST_OWNER, LAST_INSTANCE_ADMIN
   */
  admitFromPlatform(companyId: string, userId: string, role: PlatformRole): Promise<Membership> {
    return this.store.transaction(async (tx) => {
      const before = await tx.findMembership(companyId, user(userId));
      return this.placeFromPlatform(tx, before, companyId, userId, role, 'active');
    });
  }

  /** Changes a member's role as the platform says; the status stays. @throws AccessError UNKNOWN_MEMBER, LAST_OWNER, LAST_INSTANCE_ADMIN */
  changeRoleFromPlatform(companyId: string, userId: string, role: PlatformRole): Promise<Membership> {
    return this.store.transaction(async (tx) => {
      const before = await existing(tx, companyId, user(userId));
      return this.placeFromPlatform(tx, before, companyId, userId, role, before.status);
    });
  }

  private async placeFromPlatform(
    tx: AccessTransaction,
    before: Membership | undefined,
    companyId: string,
    userId: string,
    platformRole: PlatformRole,
    status: MembershipStatus,
  ): Promise<Membership> {
    const role = platformRole === 'member' ? 'member' : 'owner';
    const grants = before?.role === role ? undefined : DEFAULT_GRANTS[role];
    const after = await this.place(tx, before, { companyId, principal: user(userId), role, status }, grants);
    if (isOwner(after)) await tx.addInstanceAdmin(userId);
    return after;
  }

  /** The one door for every change that leaves a membership behind. Undefined grants stay as they are. */
  private async place(
    tx: AccessTransaction,
    before: Membership | undefined,
    after: Membership,
    grants: readonly Grant[] | undefined,
  ): Promise<Membership> {
    if (after.principal.kind === 'agent' && after.role === 'owner') throw new AccessError('AGENT_OWNER');
    if (before?.role !== after.role || before.status !== after.status) await tx.putMembership(after);
    if (grants) await tx.replaceGrants(after.companyId, after.principal, checked(grants));
    if (before && isOwner(before) && !isOwner(after)) await settleLostOwnership(tx, before);
    return after;
  }

  /** The one door for every change that leaves none, but for a company’s end. */
  private async remove(tx: AccessTransaction, companyId: string, principal: Principal): Promise<void> {
    const before = await tx.findMembership(companyId, principal);
    if (!before) return;
    await tx.deleteMembership(companyId, principal);
    if (isOwner(before)) await settleLostOwnership(tx, before);
  }
}

async function existing(tx: AccessTransaction, companyId: string, principal: Principal): Promise<Membership> {
  const membership = await tx.findMembership(companyId, principal);
  if (!membership) throw new AccessError('UNKNOWN_MEMBER');
  return membership;
}

async function endMemberships(tx: AccessTransaction, companyId: string): Promise<void> {
  for (const membership of await tx.membershipsIn(companyId)) {
    const { principal } = membership;
    await tx.deleteMembership(companyId, principal);
    const ownsNoneNow = isOwner(membership) && (await tx.countOwnedBy(principal.id)) === 0;
    if (ownsNoneNow) await tx.removeInstanceAdmin(principal.id);
  }
}

/** Called after the write, so that it counts what is left; what it throws undoes the write. */
async function settleLostOwnership(tx: AccessTransaction, { companyId, principal }: Membership): Promise<void> {
  if ((await tx.countActiveOwners(companyId)) === 0) throw new AccessError('LAST_OWNER');
  if ((await tx.countOwnedBy(principal.id)) > 0) return;
  if (await tx.isInstanceAdmin(principal.id)) await demote(tx, principal.id);
}

async function demote(tx: AccessTransaction, userId: string): Promise<void> {
  await tx.removeInstanceAdmin(userId);
  if ((await tx.instanceAdmins()).length === 0) throw new AccessError('LAST_INSTANCE_ADMIN');
}

async function permits(
  tx: AccessTransaction,
  companyId: string,
  principal: Principal,
  key: PermissionKey,
  act?: ActScope,
): Promise<boolean> {
  const membership = await tx.findMembership(companyId, principal);
  if (membership?.status !== 'active') return false;
  return (await tx.grantsOf(companyId, principal)).some((grant) => grant.key === key && covers(grant, act));
}

function isOwner({ principal, role, status }: Membership): boolean {
  return principal.kind === 'user' && role === 'owner' && status === 'active';
}

function checked(grants: readonly Grant[]): readonly Grant[] {
  const keys = new Set(grants.map((grant) => grant.key));
  const sound = grants.every(
    ({ key, scope }) =>
      PERMISSION_KEYS.includes(key) &&
      (scope === undefined || (Object.keys(scope).length > 0 && Object.values(scope).every((v) => v.length > 0))),
  );
  if (keys.size !== grants.length || !sound) throw new AccessError('INVALID_GRANT');
  return grants;
}
