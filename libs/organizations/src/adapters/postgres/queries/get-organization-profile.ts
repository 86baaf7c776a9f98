import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OrganizationProfiles } from '../../../application/ports/organization-profiles.port.ts';
import type { OrganizationProfile } from '../../../domain/organization-profile.ts';

export class GetOrganizationProfile extends Query<OrganizationProfile> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetOrganizationProfile)
export class GetOrganizationProfileHandler implements IQueryHandler<GetOrganizationProfile> {
  constructor(private readonly profiles: OrganizationProfiles) {}

  execute({ orgId }: GetOrganizationProfile): Promise<OrganizationProfile> {
    return this.profiles.find(orgId);
  }
}
