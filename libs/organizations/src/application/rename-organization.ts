import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError } from '@moorage/kernel';
import { parseOrganizationName } from '../domain/organization-name.ts';
import type { OrganizationState } from '../domain/organization.ts';
import { OrganizationAnnouncements } from './organization-announcements.ts';
import { auditTargetOf } from './organization-audit.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.renamed')
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
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NAME_INVALID, ORG.NOT_FOUND */
  async execute({ orgId, name }: RenameOrganization): Promise<OrganizationState> {
    const newName = parseOrganizationName(name);
    const before = await this.organizations.lock(orgId);
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    if (before.name === newName) return before;
    const organization = await this.organizations.rename(orgId, newName);
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    await this.audit.record({
      action: 'organization.renamed',
      orgId,
      target: auditTargetOf(organization),
      before: { name: before.name },
      after: { name: newName },
    });
    await this.announcements.changed(organization);
    return organization;
  }
}
