import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import { parseProfile, type OrganizationProfile } from '../domain/organization-profile.ts';
import { auditTargetOf } from './organization-audit.ts';
import { OrganizationProfiles } from './ports/organization-profiles.port.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('organization.profile-changed')
export class UpdateOrganizationProfile extends Command<OrganizationProfile> {
  constructor(
    readonly orgId: string,
    readonly profile: OrganizationProfile,
  ) {
    super();
  }
}

@CommandHandler(UpdateOrganizationProfile)
export class UpdateOrganizationProfileHandler implements ICommandHandler<UpdateOrganizationProfile> {
  constructor(
    private readonly organizations: Organizations,
    private readonly profiles: OrganizationProfiles,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.PROFILE_INVALID naming the fields, ORG.NOT_FOUND */
  async execute({ orgId, profile }: UpdateOrganizationProfile): Promise<OrganizationProfile> {
    const after = parseProfile(profile);
    const organization = await this.organizations.lock(orgId);
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    const before = await this.profiles.find(orgId);
    const changed = (Object.keys(after) as (keyof OrganizationProfile)[]).filter((key) => after[key] !== before[key]);
    if (changed.length === 0) return after;

    await this.profiles.save(orgId, after);
    await this.audit.record({
      action: 'organization.profile-changed',
      orgId,
      target: auditTargetOf(organization),
      before: Object.fromEntries(changed.map((key) => [key, before[key]])),
      after: Object.fromEntries(changed.map((key) => [key, after[key]])),
    });
    await this.liveUpdates.forOrg(orgId, 'organization', orgId);
    return after;
  }
}
