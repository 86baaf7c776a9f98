import { Injectable } from '@nestjs/common';
import { MembershipChanged, NoticeRequested, PeopleDirectory } from '@moorage/contracts';
import {
  AuditTrail,
  Broadcast,
  DomainError,
  EventPublisher,
  LiveUpdates,
  isUuid,
  type Permission,
  type Role,
} from '@moorage/kernel';
import type { Membership } from '../domain/membership.ts';
import { requirePermission } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { HostingGate } from './hosting-gate.ts';
import { entryOf, type Circumstances } from './membership-audit.ts';
import type { MembershipChange } from './membership-change.ts';
import { noticesOf } from './membership-notices.ts';
import { Memberships } from './ports/memberships.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** What a command may rely on while it holds the locks. */
export interface LockedMember {
  /** The actor's role at this moment, which may be another than when the request came in. */
  readonly actorRole: Role;
  /** The actor's own membership, where there is one. */
  readonly actorMembership: Membership | undefined;
  readonly target: Membership;
  /** @throws DomainError ORG.LAST_OWNER where `after` would leave the org without an active owner */
  requireOwnerRemains(after: Membership): void;
}

/**
 * The one way in which memberships change: rows, seats, sessions, audit, notices, events and live pages move together, so that no path can
 * forget one of them. Locks are taken in this order: invitation, join request, memberships by id, people by id, organisation.
 */
@Injectable()
export class Roster {
  constructor(
    private readonly memberships: Memberships,
    private readonly organizations: Organizations,
    private readonly people: PeopleDirectory,
    private readonly publisher: EventPublisher,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly hosting: HostingGate,
  ) {}

  /**
   * Locks a member together with the org's owners and the actor, and asks again whether the actor may: a request that
   * waited behind the actor's own demotion must not go through.
   * @throws DomainError MEMBER.NOT_FOUND, PERMISSION.DENIED
   */
  async lock(orgId: string, actor: Actor, permission: Permission, membershipId: string): Promise<LockedMember> {
    if (!isUuid(membershipId)) throw new DomainError('MEMBER.NOT_FOUND');
    const ids = actor.membershipId === undefined ? [membershipId] : [membershipId, actor.membershipId];
    const locked = await this.memberships.lockWithOwners(orgId, ids);
    const byId = new Map(locked.map((membership) => [membership.id, membership]));

    const actorMembership = actor.membershipId === undefined ? undefined : byId.get(actor.membershipId);
    const actorRole = actor.membershipId === undefined ? actor.role : activeRole(actorMembership);
    if (actorRole === undefined) throw new DomainError('PERMISSION.DENIED', { permission });
    requirePermission(actorRole, permission);
    const target = byId.get(membershipId.toLowerCase());
    if (target === undefined) throw new DomainError('MEMBER.NOT_FOUND');

    return {
      actorRole,
      actorMembership,
      target,
      requireOwnerRemains: (after) => {
        const owners = locked.map((m) => (m.id === after.id ? after : m)).filter((m) => m.isActiveOwner);
        if (target.isActiveOwner && owners.length === 0) throw new DomainError('ORG.LAST_OWNER');
      },
    };
  }

  /**
   * Stores changes within one org.
   * @throws DomainError ORG.SEAT_LIMIT_REACHED, REQUEST.CONFLICT, HOST_ORGS_GATED or ROLE.NOT_GRANTABLE for new publishers
   */
  async apply(orgId: string, changes: readonly MembershipChange[], circumstances: Circumstances = {}): Promise<void> {
    for (const { before, after } of changes) {
      if (isNewWithRole(before, after)) await this.hosting.requireRoleIsOpen(orgId, after.state.role);
      if (before !== undefined) await this.memberships.update(after);
      else if (!(await this.memberships.insert(after))) throw new DomainError('REQUEST.CONFLICT');
    }
    const by = {
      seats: difference(changes, (membership) => membership.occupiesSeat),
      members: difference(changes, (membership) => membership.isCurrent),
    };
    for (const change of changes) {
      const entry = entryOf(change, circumstances);
      if (entry !== undefined) await this.audit.record(entry);
      for (const notice of noticesOf(change, circumstances)) await this.publisher.publish(NoticeRequested(notice));
    }
    await this.tell(changes.map(({ after }) => after));
    // Last: everybody who changes anything in the organisation wants this row, so it is held for the commit alone.
    if ((by.seats !== 0 || by.members !== 0) && !(await this.organizations.moveCounters(orgId, by))) {
      throw new DomainError('ORG.SEAT_LIMIT_REACHED');
    }
  }

  private async tell(changed: readonly Membership[]): Promise<void> {
    // Sorted: two transactions that change the same people must not wait for each other.
    const sorted = changed.toSorted((a, b) => (a.state.userId < b.state.userId ? -1 : 1));
    for (const { state } of sorted) await this.people.bumpSessionGeneration(state.userId);
    for (const { state } of changed) {
      const { id, orgId, userId, email, name, role, status, revision } = state;
      await this.publisher.publish(
        MembershipChanged({ membershipId: id, orgId, userId, email, name, role, status, revision }),
      );
      await this.broadcast.send('access', { userId, orgId });
      await this.liveUpdates.forOrg(orgId, 'members', id);
      await this.liveUpdates.forUser(userId, 'organization', orgId);
    }
  }
}

function activeRole(membership: Membership | undefined): Role | undefined {
  return membership?.state.status === 'ACTIVE' ? membership.state.role : undefined;
}

/** Whether somebody gets the role by the change, and not merely keeps it. */
function isNewWithRole(before: Membership | undefined, after: Membership): boolean {
  return after.isCurrent && !(before?.isCurrent === true && before.state.role === after.state.role);
}

function difference(changes: readonly MembershipChange[], holds: (membership: Membership) => boolean): number {
  return changes.reduce(
    (sum, { before, after }) => sum + Number(holds(after)) - Number(before !== undefined && holds(before)),
    0,
  );
}
