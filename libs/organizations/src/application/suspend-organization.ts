import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, allowedFrom, isUuid } from '@moorage/kernel';
import { organizationTransitions } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { Organizations } from './ports/organizations.port.ts';

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
  ) {}

  /** @throws DomainError ORG.NOT_FOUND, ORG.TRANSITION_NOT_ALLOWED */
  async execute({ orgId, reason }: SuspendOrganization): Promise<void> {
    if (!isUuid(orgId)) throw new DomainError('ORG.NOT_FOUND');
    const from = allowedFrom(organizationTransitions, 'SUSPENDED');
    const organization = await this.organizations.transition(orgId, { from, to: 'SUSPENDED', reason });
    if (organization === undefined) {
      throw new DomainError((await this.organizations.find(orgId)) ? 'ORG.TRANSITION_NOT_ALLOWED' : 'ORG.NOT_FOUND');
    }
    await this.announcements.changed(organization);
  }
}
