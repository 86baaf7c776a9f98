import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';
import { Organizations } from './ports/organizations.port.ts';

/** Undoes a deactivation: the organisation is what it was before, suspended if it was that. */
@Audited('organization.restored')
export class RestoreOrganization extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(RestoreOrganization)
export class RestoreOrganizationHandler implements ICommandHandler<RestoreOrganization> {
  constructor(
    private readonly lifecycle: OrganizationLifecycle,
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId }: RestoreOrganization): Promise<void> {
    await this.lifecycle.change(orgId, 'organization.restored', () => this.organizations.restore(orgId));
    await this.announcements.tell(orgId, { kind: 'organization.restored', data: {} });
  }
}
