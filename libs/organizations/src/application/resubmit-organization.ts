import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';
import { Organizations } from './ports/organizations.port.ts';

/** The owner of a rejected organisation put right what was wrong, and asks to be verified again. */
@Audited('organization.resubmitted')
export class ResubmitOrganization extends Command<void> {
  constructor(readonly orgId: string) {
    super();
  }
}

@CommandHandler(ResubmitOrganization)
export class ResubmitOrganizationHandler implements ICommandHandler<ResubmitOrganization> {
  constructor(
    private readonly lifecycle: OrganizationLifecycle,
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId }: ResubmitOrganization): Promise<void> {
    const organization = await this.lifecycle.change(orgId, 'organization.resubmitted', () =>
      this.organizations.resubmit(orgId),
    );
    await this.announcements.askForVerification(organization);
  }
}
