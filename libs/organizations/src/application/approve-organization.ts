import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganizationActivated } from '@moorage/contracts';
import { Audited, EventPublisher, isUuid } from '@moorage/kernel';
import { organizationMoves } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';
import { Memberships } from './ports/memberships.port.ts';

/** A platform admin verified an organisation, also one that was rejected before: it is active, and gets its bot. */
@Audited('organization.approved')
export class ApproveOrganization extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(ApproveOrganization)
export class ApproveOrganizationHandler implements ICommandHandler<ApproveOrganization> {
  constructor(
    private readonly lifecycle: OrganizationLifecycle,
    private readonly memberships: Memberships,
    private readonly announcements: OrganizationAnnouncements,
    private readonly publisher: EventPublisher,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId }: ApproveOrganization): Promise<void> {
    // Owners before the organisation, as every change of a membership locks them.
    const [owner] = isUuid(orgId) ? await this.memberships.lockWithOwners(orgId, []) : [];
    const organization = await this.lifecycle.move(orgId, 'organization.approved', organizationMoves.approve);
    if (owner === undefined) throw new Error(`Organisation ${orgId} has no active owner`);
    const { slug, name } = organization;
    await this.publisher.publish(OrganizationActivated({ orgId, slug, name, ownerUserId: owner.state.userId }));
    await this.announcements.tell(orgId, { kind: 'organization.approved', data: {} });
  }
}
