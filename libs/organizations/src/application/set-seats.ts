import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { auditTargetOf } from './organization-audit.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.seats-set')
export class SetSeats extends Command<void> {
  constructor(
    readonly orgId: string,
    /** Null: no limit. */
    readonly total: number | null,
  ) {
    super();
  }
}

@CommandHandler(SetSeats)
export class SetSeatsHandler implements ICommandHandler<SetSeats> {
  constructor(
    private readonly organizations: Organizations,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId, total }: SetSeats): Promise<void> {
    const before = isUuid(orgId) ? await this.organizations.lock(orgId) : undefined;
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    if (before.seatsTotal === total) return;
    await this.organizations.setSeatsTotal(orgId, total);
    await this.audit.record({
      action: 'organization.seats-set',
      orgId,
      target: auditTargetOf(before),
      before: { seatsTotal: before.seatsTotal },
      after: { seatsTotal: total },
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
  }
}
