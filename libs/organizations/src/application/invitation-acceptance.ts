import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, DomainError, LiveUpdates, type AuditActor, type Role } from '@moorage/kernel';
import { stateOf, type Invitation } from '../domain/invitation.ts';
import { roleTable } from '../domain/role-table.ts';
import type { OrganizationState } from '../domain/organization.ts';
import { EntryDoor } from './entry-door.ts';
import { Joining, type Newcomer } from './joining.ts';
import { Invitations, type InvitationToAccept } from './ports/invitations.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** The two halves of every acceptance: consuming the token, and joining. */
@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly organizations: Organizations,
    private readonly invitations: Invitations,
    private readonly joining: Joining,
    private readonly door: EntryDoor,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The organisation that the invitation leads to, where it takes people.
   * @throws DomainError ORG.SUSPENDED, ORG.PENDING_VERIFICATION, ORG.DEACTIVATED, MAINTENANCE.READ_ONLY, MAINTENANCE.OFFLINE,
   * INVITATION.NOT_FOUND
   */
  async organizationOf(invitation: Invitation): Promise<OrganizationState> {
    const organization = await this.organizations.find(invitation.orgId);
    if (organization === undefined) throw new DomainError('INVITATION.NOT_FOUND');
    this.door.requireOpen(organization);
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
   * Refuses at once where no seat is free: a crowd that finds a full organisation then locks and writes nothing. For those
   * who pass, the counter decides.
   * @throws DomainError ORG.SEAT_LIMIT_REACHED
   */
  requireRoom({ invitation, findsNoSeat }: InvitationToAccept): void {
    // What is over says so, and needs no seat.
    if (!roleTable[invitation.role].occupiesSeat || stateOf(invitation, this.clock.now()) !== 'pending') return;
    if (findsNoSeat) throw new DomainError('ORG.SEAT_LIMIT_REACHED');
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
   * Makes the person a member with the invitation's role.
   * @throws DomainError as `Joining.join`
   */
  join(invitation: Invitation, person: Newcomer, actor?: AuditActor): Promise<{ alreadyMember: boolean; role: Role }> {
    return this.joining.join(invitation, person, actor);
  }
}
