import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { requireGrantable } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { requireStillPending } from './pending-invitation.ts';
import { Invitations } from './ports/invitations.port.ts';

@Audited('invitation.revoked')
export class RevokeInvitation extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly invitationId: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeInvitation)
export class RevokeInvitationHandler implements ICommandHandler<RevokeInvitation> {
  constructor(
    private readonly invitations: Invitations,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Revoking twice is as good as once. @throws DomainError INVITATION.NOT_FOUND, INVITATION.ALREADY_ACCEPTED, ROLE.NOT_GRANTABLE */
  async execute({ orgId, actor, invitationId }: RevokeInvitation): Promise<void> {
    const known = isUuid(invitationId) ? await this.invitations.find(orgId, invitationId) : undefined;
    if (known === undefined) throw new DomainError('INVITATION.NOT_FOUND');
    if (known.status === 'REVOKED') return;
    requireStillPending(known);
    requireGrantable(actor.role, known.role);
    if (!(await this.invitations.revoke(orgId, invitationId, this.clock.now())))
      throw new DomainError('REQUEST.CONFLICT');
    const { email: label, role } = known;
    await this.audit.record({
      action: 'invitation.revoked',
      orgId,
      target: { type: 'invitation', id: invitationId, label },
      before: { role },
    });
    await this.liveUpdates.forOrg(orgId, 'invitations', invitationId);
  }
}
