import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@moorage/kernel';
import { parseOrganizationName } from '../domain/organization-name.ts';
import type { OrganizationState } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { Organizations } from './ports/organizations.port.ts';

export class RenameOrganization extends Command<OrganizationState> {
  constructor(
    readonly orgId: string,
    readonly name: string,
  ) {
    super();
  }
}

@CommandHandler(RenameOrganization)
export class RenameOrganizationHandler implements ICommandHandler<RenameOrganization> {
  constructor(
    private readonly organizations: Organizations,
    private readonly announcements: OrganizationAnnouncements,
  ) {}

  /** @throws DomainError ORG.NAME_INVALID, ORG.NOT_FOUND */
  async execute({ orgId, name }: RenameOrganization): Promise<OrganizationState> {
    const organization = await this.organizations.rename(orgId, parseOrganizationName(name));
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    await this.announcements.changed(organization);
    return organization;
  }
}
