import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, DomainError, Ids, LiveUpdates, type AuditActor, type Role } from '@moorage/kernel';
import { Membership } from '../domain/membership.ts';
import { stateOf, type Invitation } from '../domain/invitation.ts';
import type { OrganizationState } from '../domain/organization.ts';
import { Invitations } from './ports/invitations.port.ts';
import { Memberships } from './ports/memberships.port.ts';
import { Organizations } from './ports/organizations.port.ts';
import { Roster } from './roster.ts';

export interface Newcomer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** The two halves of every acceptance: consuming the token, and joining. */
@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly organizations: Organizations,
    private readonly invitations: Invitations,
    private readonly memberships: Memberships,
    private readonly roster: Roster,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The organisation that the invitation leads to, where it takes people.
   * @throws DomainError ORG.SUSPENDED, ORG.DEACTIVATED, INVITATION.NOT_FOUND
   */
  async organizationOf(invitation: Invitation): Promise<OrganizationState> {
    const organization = await this.organizations.find(invitation.orgId);
    if (organization === undefined) throw new DomainError('INVITATION.NOT_FOUND');
    if (organization.status === 'SUSPENDED') throw new DomainError('ORG.SUSPENDED');
    if (organization.status === 'DEACTIVATED') throw new DomainError('ORG.DEACTIVATED');
    return organization;
  }

  /** @throws DomainError INVITATION.REVOKED, INVITATION.ALREADY_ACCEPTED, INVITATION.EXPIRED */
  requireAcceptable(invitation: Invitation): void {
    const state = stateOf(invitation, this.clock.now());
    if (state === 'accepted') throw new DomainError('INVITATION.ALREADY_ACCEPTED');
    if (state === 'revoked') throw new DomainError('INVITATION.REVOKED');
    if (state === 'expired') throw new DomainError('INVITATION.EXPIRED');
  }

  /**
   * Consumes the token; of all who try at once, one comes back. `actor` is who accepts, where the request doesn't know.
   * @throws DomainError as `requireAcceptable`
   */
  async consume({ tokenHash, orgId, id, email }: Invitation, userId: string, actor?: AuditActor): Promise<void> {
    if (!(await this.invitations.accept(tokenHash, { userId, at: this.clock.now() }))) {
      // It was not acceptable when we looked, or somebody was faster; the row tells which.
      const now = await this.invitations.findByTokenHash(tokenHash);
      if (now !== undefined) this.requireAcceptable(now);
      throw new DomainError('INVITATION.NOT_FOUND');
    }
    await this.audit.record({
      action: 'invitation.accepted',
      orgId,
      target: { type: 'invitation', id, label: email },
      ...(actor !== undefined && { actor }),
    });
    await this.liveUpdates.forOrg(orgId, 'invitations', id);
  }

  /**
   * Makes the person a member with the invitation's role, or brings the removed membership back. An active member stays as
   * they are: an invitation never changes a role.
   * @throws DomainError ORG.SEAT_LIMIT_REACHED, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED for a suspended one
   */
  async join(
    { orgId, role }: Invitation,
    person: Newcomer,
    actor?: AuditActor,
  ): Promise<{ alreadyMember: boolean; role: Role }> {
    const before = await this.memberships.lockOfPerson(orgId, person.userId);
    if (before?.state.status === 'ACTIVE') return { alreadyMember: true, role: before.state.role };
    const joinedAt = this.clock.now();
    const circumstances = actor === undefined ? {} : { actor };
    if (before === undefined) {
      const { userId, name, email } = person;
      const after = Membership.join({ id: this.ids.uuid(), orgId, userId, name, email, role, joinedAt });
      await this.roster.apply(orgId, [{ after }], circumstances);
    } else {
      await this.roster.apply(orgId, [{ before, after: before.revive(role, joinedAt) }], circumstances);
    }
    return { alreadyMember: false, role };
  }
}
