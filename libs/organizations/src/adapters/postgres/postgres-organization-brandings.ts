import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { OrganizationBrandings, type Branding } from '../../application/ports/organization-brandings.port.ts';
import type { Logo } from '../../domain/logo.ts';

@Injectable()
export class PostgresOrganizationBrandings extends OrganizationBrandings {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: string): Promise<Branding> {
    const [branding] = await this.database.query<Branding>(
      `SELECT (SELECT color FROM organization_colors WHERE org_id = $1) AS color,
              (SELECT hash FROM organization_logos WHERE org_id = $1) AS "logoHash"`,
      [orgId],
    );
    return branding ?? { color: null, logoHash: null };
  }

  override async saveColor(orgId: string, color: string | null): Promise<void> {
    if (color === null) {
      await this.database.write('DELETE FROM organization_colors WHERE org_id = $1', [orgId]);
      return;
    }
    await this.database.write(
      `INSERT INTO organization_colors (org_id, color) VALUES ($1, $2)
       ON CONFLICT (org_id) DO UPDATE SET color = excluded.color`,
      [orgId, color],
    );
  }

  override async saveLogo(orgId: string, { hash, png }: Logo): Promise<void> {
    await this.database.write(
      `INSERT INTO organization_logos (org_id, hash, png) VALUES ($1, $2, $3)
       ON CONFLICT (org_id) DO UPDATE SET hash = excluded.hash, png = excluded.png`,
      [orgId, hash, png],
    );
  }

  override async removeLogo(orgId: string): Promise<void> {
    await this.database.write('DELETE FROM organization_logos WHERE org_id = $1', [orgId]);
  }

  override async findLogo(orgId: string, hash: string): Promise<Buffer | undefined> {
    const [logo] = await this.database.query<{ png: Buffer }>(
      'SELECT png FROM organization_logos WHERE org_id = $1 AND hash = $2',
      [orgId, hash],
    );
    return logo?.png;
  }
}
