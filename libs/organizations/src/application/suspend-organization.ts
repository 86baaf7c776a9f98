import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited } from '@moorage/kernel';
import { organizationMoves } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { OrganizationLifecycle } from './organization-lifecycle.ts';

/** Its members can sign in and read; writes and its bot's door answer with the reason. */
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
    private readonly lifecycle: OrganizationLifecycle,
    private readonly announcements: OrganizationAnnouncements,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId, reason }: SuspendOrganization): Promise<void> {
    const { suspend } = organizationMoves;
    await this.lifecycle.move(orgId, 'organization.suspended', suspend, reason);
    await this.announcements.tell(orgId, { kind: 'organization.suspended', data: { reason } });
  }
}
