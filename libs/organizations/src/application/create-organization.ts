import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, DomainError } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';
import { HostingGate } from './hosting-gate.ts';
import { OrganizationFounding, type FounderOfOrganization } from './organization-founding.ts';

@Audited('organization.created', 'member.joined')
export class CreateOrganization extends Command<OrganizationState> {
  constructor(
    readonly founder: FounderOfOrganization,
    readonly name: string,
    readonly slug: string,
    /** To publish bot apps to others: for platform admins to say. */
    readonly canHost = false,
  ) {
    super();
  }
}

/** Organisation and owner in one transaction; the fleet gives it an instance once it is active. */
@CommandHandler(CreateOrganization)
export class CreateOrganizationHandler implements ICommandHandler<CreateOrganization> {
  constructor(
    private readonly founding: OrganizationFounding,
    private readonly hosting: HostingGate,
  ) {}

  /** @throws DomainError ORG.NAME_INVALID, ORG.SLUG_INVALID, ORG.SLUG_RESERVED, ORG.SLUG_TAKEN, AUTH.EMAIL_NOT_VERIFIED, HOST_ORGS_GATED, AUTH.ADMIN_REQUIRED */
  async execute({ founder, name, slug, canHost }: CreateOrganization): Promise<OrganizationState> {
    this.hosting.requireMayHost(canHost);
    if (canHost && !founder.platformAdmin) throw new DomainError('AUTH.ADMIN_REQUIRED', { field: 'canHost' });
    const organization = await this.founding.found(founder, { name, slug, canHost });
    if (organization === undefined) throw new DomainError('ORG.SLUG_TAKEN', { field: 'slug' });
    return organization;
  }
}
