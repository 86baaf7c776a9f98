import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock } from '@moorage/kernel';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';
import { Organizations } from './ports/organizations.port.ts';

/** A platform admin did not verify an organisation, and says why. Its owner may put that right and ask again. */
@Audited('organization.rejected')
export class RejectOrganization extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(RejectOrganization)
export class RejectOrganizationHandler implements ICommandHandler<RejectOrganization> {
  constructor(
    private readonly lifecycle: OrganizationLifecycle,
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId, reason }: RejectOrganization): Promise<void> {
    await this.lifecycle.change(orgId, 'organization.rejected', () =>
      this.organizations.reject(orgId, { reason, at: this.clock.now() }),
    );
    await this.announcements.tell(orgId, { kind: 'organization.rejected', data: { reason } });
  }
}
