import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Branding } from '../../../application/ports/organization-brandings.port.ts';
import type { OrganizationState } from '../../../domain/organization.ts';
import { toOrganization, type OrganizationRow } from '../postgres-organizations.ts';

export class GetOrganization extends Query<OrganizationState & Branding> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetOrganization)
export class GetOrganizationHandler implements IQueryHandler<GetOrganization> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError ORG.NOT_FOUND */
  async execute({ orgId }: GetOrganization): Promise<OrganizationState & Branding> {
    const [row] = await this.database.query<OrganizationRow & { color: string | null; logo_hash: string | null }>(
      `SELECT o.*, c.color, l.hash AS logo_hash
         FROM organizations o
         LEFT JOIN organization_colors c ON c.org_id = o.id
         LEFT JOIN organization_logos l ON l.org_id = o.id
        WHERE o.id = $1`,
      [orgId],
    );
    if (row === undefined) throw new DomainError('ORG.NOT_FOUND');
    return { ...toOrganization(row), color: row.color, logoHash: row.logo_hash };
  }
}
