import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganizationActivated } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, EventPublisher, allowedFrom, isUuid } from '@moorage/kernel';
import { organizationTransitions } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { auditTargetOf, statusOf } from './organization-audit.ts';
import { Memberships } from './ports/memberships.port.ts';
import { Organizations } from './ports/organizations.port.ts';

/** Makes a suspended organisation ACTIVE again, or one that waits to be verified for the first time. */
@Audited('organization.reactivated')
export class ReactivateOrganization extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(ReactivateOrganization)
export class ReactivateOrganizationHandler implements ICommandHandler<ReactivateOrganization> {
  constructor(
    private readonly organizations: Organizations,
    private readonly memberships: Memberships,
    private readonly publisher: EventPublisher,
    private readonly announcements: OrganizationAnnouncements,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId }: ReactivateOrganization): Promise<void> {
    if (!isUuid(orgId)) throw new DomainError('ORG.NOT_FOUND');
    // Owners before the organisation, as every change of a membership locks them.
    const [owner] = await this.memberships.lockWithOwners(orgId, []);
    const before = await this.organizations.lock(orgId);
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    const from = allowedFrom(organizationTransitions, 'ACTIVE');
    const organization = await this.organizations.transition(orgId, { from, to: 'ACTIVE', reason: null });
    if (organization === undefined) throw new DomainError('ORG.TRANSITION_NOT_ALLOWED');
    await this.audit.record({
      action: 'organization.reactivated',
      orgId,
      target: auditTargetOf(organization),
      before: statusOf(before),
      after: statusOf(organization),
    });
    if (owner === undefined) throw new Error(`Organisation ${orgId} has no active owner`);
    const { slug, name } = organization;
    await this.publisher.publish(OrganizationActivated({ orgId, slug, name, ownerUserId: owner.state.userId }));
    await this.announcements.changed(organization);
    const first = before.status === 'PENDING_VERIFICATION';
    await this.announcements.tell(orgId, {
      kind: first ? 'organization.approved' : 'organization.reactivated',
      data: {},
    });
  }
}
