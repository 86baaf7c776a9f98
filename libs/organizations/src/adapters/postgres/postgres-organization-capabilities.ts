import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { OrganizationCapabilities } from '../../application/ports/organization-capabilities.port.ts';
import { noCapabilities, type Capabilities } from '../../domain/capabilities.ts';

@Injectable()
export class PostgresOrganizationCapabilities extends OrganizationCapabilities {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: string): Promise<Capabilities> {
    const [capabilities] = await this.database.query<Capabilities>(
      'SELECT can_sponsor AS "canSponsor", can_host AS "canHost" FROM organization_capabilities WHERE org_id = $1',
      [orgId],
    );
    return capabilities ?? noCapabilities;
  }

  override async save(orgId: string, { canSponsor, canHost }: Capabilities): Promise<void> {
    await this.database.write(
      `INSERT INTO organization_capabilities (org_id, can_sponsor, can_host) VALUES ($1, $2, $3)
       ON CONFLICT (org_id) DO UPDATE SET can_sponsor = excluded.can_sponsor, can_host = excluded.can_host`,
      [orgId, canSponsor, canHost],
    );
  }
}
