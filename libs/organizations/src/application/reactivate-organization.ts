import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { organizationMoves } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';

/** Ends a suspension. */
@Audited('organization.reactivated')
export class ReactivateOrganization extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(ReactivateOrganization)
export class ReactivateOrganizationHandler implements ICommandHandler<ReactivateOrganization> {
  constructor(
    private readonly lifecycle: OrganizationLifecycle,
    private readonly announcements: OrganizationAnnouncements,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId }: ReactivateOrganization): Promise<void> {
    await this.lifecycle.move(orgId, 'organization.reactivated', organizationMoves.reactivate);
    await this.announcements.tell(orgId, { kind: 'organization.reactivated', data: {} });
  }
}
