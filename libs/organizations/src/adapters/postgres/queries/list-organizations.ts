import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { pageOf } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type {
  AdminOrganizationListQuery,
  AdminOrganizationPage,
  AdminOrganizationView,
} from '../../http/admin-organization.dto.ts';
import type { OrganizationRow } from '../postgres-organizations.ts';
import { searchPattern } from '../search-key.ts';
import { cursorValues } from './cursor-values.ts';

/** All organisations of the installation, newest first. */
export class ListOrganizations extends Query<AdminOrganizationPage> {
  constructor(readonly page: AdminOrganizationListQuery) {
    super();
  }
}

/** Without a row of its own an organisation has no capability. */
type Row = OrganizationRow & { readonly can_sponsor: boolean | null; readonly can_host: boolean | null };

@QueryHandler(ListOrganizations)
export class ListOrganizationsHandler implements IQueryHandler<ListOrganizations> {
  constructor(private readonly database: Database) {}

  async execute({
    page: { search, status, rejected, cursor, limit },
  }: ListOrganizations): Promise<AdminOrganizationPage> {
    const [before, beforeId] = cursor === undefined ? [null, null] : cursorValues(cursor, ['timestamptz', 'uuid']);
    const rows = await this.database.query<Row>(
      `SELECT organizations.*, can_sponsor, can_host
         FROM organizations LEFT JOIN organization_capabilities ON org_id = id
        WHERE ($1::text IS NULL OR search_text LIKE $1)
          AND ($2::text IS NULL OR status = $2)
          AND ($6::boolean IS NULL OR (status = 'PENDING_VERIFICATION' AND (rejected_at IS NOT NULL) = $6))
          AND ($3::timestamptz IS NULL OR (created_at, id) < ($3::timestamptz, $4::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $5`,
      [searchPattern(search) ?? null, status ?? null, before, beforeId, limit + 1, rejected ?? null],
    );
    return pageOf(rows, limit, toView, (row) => [row.created_at.toISOString(), row.id]);
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
