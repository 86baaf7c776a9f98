import { OrganizationProfiles } from '../application/ports/organization-profiles.port.ts';
import { emptyProfile, type OrganizationProfile } from '../domain/organization-profile.ts';

export class InMemoryOrganizationProfiles extends OrganizationProfiles {
  private readonly byOrg = new Map<string, OrganizationProfile>();

  override find(orgId: string): Promise<OrganizationProfile> {
    return Promise.resolve(this.byOrg.get(orgId) ?? emptyProfile);
  }

  override save(orgId: string, profile: OrganizationProfile): Promise<void> {
    this.byOrg.set(orgId, profile);
    return Promise.resolve();
  }
}
