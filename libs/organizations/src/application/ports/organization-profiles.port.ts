import type { OrganizationProfile } from '../../domain/organization-profile.ts';

/** Keeps what organisations tell of themselves. Writes join the ambient transaction. */
export abstract class OrganizationProfiles {
  /** The empty profile where nothing was ever said. */
  abstract find(orgId: string): Promise<OrganizationProfile>;
  abstract save(orgId: string, profile: OrganizationProfile): Promise<void>;
}
