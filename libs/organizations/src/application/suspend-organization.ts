import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, allowedFrom, isUuid } from '@moorage/kernel';
import { organizationTransitions } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { auditTargetOf, statusOf } from './organization-audit.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.suspended')
export class SuspendOrganization extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(SuspendOrganization)
export class SuspendOrganizationHandler implements ICommandHandler<SuspendOrganization> {
  constructor(
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId, reason }: SuspendOrganization): Promise<void> {
    if (!isUuid(orgId)) throw new DomainError('ORG.NOT_FOUND');
    const before = await this.organizations.lock(orgId);
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    const from = allowedFrom(organizationTransitions, 'SUSPENDED');
    const organization = await this.organizations.transition(orgId, { from, to: 'SUSPENDED', reason });
    if (organization === undefined) throw new DomainError('ORG.TRANSITION_NOT_ALLOWED');
    await this.audit.record({
      action: 'organization.suspended',
      orgId,
      target: auditTargetOf(organization),
      before: statusOf(before),
      after: statusOf(organization),
    });
    await this.announcements.changed(organization);
    await this.announcements.tell(orgId, { kind: 'organization.suspended', data: { reason } });
  }
}
