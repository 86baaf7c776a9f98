import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import { Invitations } from './ports/invitations.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** For how long the links of new invitations work; those that are out keep what they were sent with. */
@Audited('invitation-expiry.set')
export class SetInvitationExpiry extends Command<void> {
  constructor(
    readonly orgId: string,
    /** 1 to 30. */
    readonly days: number,
  ) {
    super();
  }
}

@CommandHandler(SetInvitationExpiry)
export class SetInvitationExpiryHandler implements ICommandHandler<SetInvitationExpiry> {
  constructor(
    private readonly organizations: Organizations,
    private readonly invitations: Invitations,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId, days }: SetInvitationExpiry): Promise<void> {
    if ((await this.organizations.lock(orgId)) === undefined) throw new DomainError('ORG.NOT_FOUND');
    const before = await this.invitations.usualTtlDays(orgId);
    if (before === days) return;
    await this.invitations.setUsualTtlDays(orgId, days);
    await this.audit.record({
      action: 'invitation-expiry.set',
      orgId,
      target: { type: 'organization', id: orgId },
      before: { days: before },
      after: { days },
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
