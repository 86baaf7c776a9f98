import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError, isUuid } from '@moorage/kernel';
import type { Invitation } from '../domain/invitation.ts';
import { requireGrantable } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { InvitationLetters } from './invitation-letters.ts';
import { countActOfInviting } from './invite-people.ts';
import { requireStillPending } from './pending-invitation.ts';
import { Invitations } from './ports/invitations.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** Sends a pending (or expired) invitation again: a new token, and its time starts anew. */
@Audited('invitation.resent')
export class ResendInvitation extends Command<Invitation> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly invitationId: string,
  ) {
    super();
  }
}

@CommandHandler(ResendInvitation)
export class ResendInvitationHandler implements ICommandHandler<ResendInvitation> {
  constructor(
    private readonly organizations: Organizations,
    private readonly invitations: Invitations,
    private readonly letters: InvitationLetters,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError INVITATION.NOT_FOUND, INVITATION.ALREADY_ACCEPTED, INVITATION.REVOKED, INVITATION.HOURLY_LIMIT,
   * ROLE.NOT_GRANTABLE
   */
  async execute({ orgId, actor, invitationId }: ResendInvitation): Promise<Invitation> {
    const known = isUuid(invitationId) ? await this.invitations.find(orgId, invitationId) : undefined;
    const organization = await this.organizations.find(orgId);
    if (known === undefined || organization === undefined) throw new DomainError('INVITATION.NOT_FOUND');
    requireStillPending(known);
    requireGrantable(actor.role, known.role);
    await countActOfInviting(this.invitations, orgId, this.clock.now());

    const { token, sending } = this.letters.prepare(known.ttlDays);
    const renewed = await this.invitations.renew(orgId, invitationId, sending);
    if (renewed === undefined) throw new DomainError('REQUEST.CONFLICT');
    await this.letters.send(renewed, token, organization.name);
    await this.audit.record({
      action: 'invitation.resent',
      orgId,
      target: { type: 'invitation', id: renewed.id, label: renewed.email },
      after: { expiresAt: renewed.expiresAt.toISOString() },
    });
    return renewed;
  }
}
