import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { pageOf } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type {
  AdminOrganizationListQuery,
  AdminOrganizationPage,
  AdminOrganizationView,
  OrganizationSort,
} from '../../http/admin-organization.dto.ts';
import type { OrganizationRow } from '../postgres-organizations.ts';
import { searchPattern } from '../search-key.ts';
import { afterCursor, orderOf, type KeysetSort } from './keyset-sort.ts';

/** All organisations of the installation. */
export class ListOrganizations extends Query<AdminOrganizationPage> {
  constructor(readonly page: AdminOrganizationListQuery) {
    super();
  }
}

/** Without a row of its own an organisation has no capability. */
type Row = OrganizationRow & {
  readonly can_sponsor: boolean | null;
  readonly can_host: boolean | null;
  readonly sort_name: string;
};

const sorts: Readonly<Record<OrganizationSort, KeysetSort<Row>>> = {
  created: { columns: ['created_at'], types: ['timestamptz'], valuesOf: (row) => [row.created_at.toISOString()] },
  name: { columns: ['sort_name'], types: ['text'], valuesOf: (row) => [row.sort_name] },
};

@QueryHandler(ListOrganizations)
export class ListOrganizationsHandler implements IQueryHandler<ListOrganizations> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ page }: ListOrganizations): Promise<AdminOrganizationPage> {
    const { search, status, rejected, limit, direction } = page;
    const sort = sorts[page.sort];
    const parameters: unknown[] = [searchPattern(search) ?? null, status ?? null, rejected ?? null, limit + 1];
    const after = afterCursor('o', sort, page, parameters).map((condition) => `AND ${condition}`);
    const rows = await this.database.query<Row>(
      `SELECT o.*, can_sponsor, can_host
         FROM (SELECT *, left(search_text, 100) COLLATE "C" AS sort_name FROM organizations) o
         LEFT JOIN organization_capabilities ON org_id = o.id
        WHERE ($1::text IS NULL OR o.search_text LIKE $1)
          AND ($2::text IS NULL OR o.status = $2)
          AND ($3::boolean IS NULL OR (o.status = 'PENDING_VERIFICATION' AND (o.rejected_at IS NOT NULL) = $3))
          ${after.join(' ')}
        ORDER BY ${orderOf('o', sort, direction)} LIMIT $4`,
      parameters,
    );
    return pageOf(rows, limit, toView, (row) => [...sort.valuesOf(row), row.id]);
  }
}

function toView(row: Row): AdminOrganizationView {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    ...(row.status_reason !== null && { statusReason: row.status_reason }),
    ...(row.rejected_at !== null && { rejectedAt: row.rejected_at.toISOString() }),
    ...(row.delete_after !== null && { deleteAfter: row.delete_after.toISOString() }),
    members: row.members_count,
    seatsUsed: row.seats_used,
    seatsTotal: row.seats_total,
    canSponsor: row.can_sponsor ?? false,
    canHost: row.can_host ?? false,
    createdAt: row.created_at.toISOString(),
  };
}
