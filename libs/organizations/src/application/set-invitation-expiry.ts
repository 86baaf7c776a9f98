import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, LiveUpdates } from '@moorage/kernel';
import { Invitations } from './ports/invitations.port.ts';

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
    private readonly invitations: Invitations,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ orgId, days }: SetInvitationExpiry): Promise<void> {
    const before = await this.invitations.setUsualTtlDays(orgId, days);
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
