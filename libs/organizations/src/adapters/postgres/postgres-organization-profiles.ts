import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { OrganizationProfiles } from '../../application/ports/organization-profiles.port.ts';
import { emptyProfile, type OrganizationProfile } from '../../domain/organization-profile.ts';

@Injectable()
export class PostgresOrganizationProfiles extends OrganizationProfiles {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: string): Promise<OrganizationProfile> {
    const [profile] = await this.database.query<OrganizationProfile>(
      'SELECT industry, size, website, gstin, pan, msme FROM organization_profiles WHERE org_id = $1',
      [orgId],
    );
    return profile ?? emptyProfile;
  }

  override async save(orgId: string, profile: OrganizationProfile): Promise<void> {
    const { industry, size, website, gstin, pan, msme } = profile;
    await this.database.write(
      `INSERT INTO organization_profiles (org_id, industry, size, website, gstin, pan, msme)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (org_id) DO UPDATE
         SET industry = excluded.industry, size = excluded.size, website = excluded.website,
             gstin = excluded.gstin, pan = excluded.pan, msme = excluded.msme`,
      [orgId, industry, size, website, gstin, pan, msme],
    );
  }
}
