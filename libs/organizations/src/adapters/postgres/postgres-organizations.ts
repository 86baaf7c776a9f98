import { Injectable } from '@nestjs/common';
import type { OrgStatus } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { Organizations } from '../../application/ports/organizations.port.ts';
import type { OrganizationState } from '../../domain/organization.ts';
import { searchKey } from './search-key.ts';

export interface OrganizationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  readonly status_reason: string | null;
  readonly rejected_at: Date | null;
  readonly seats_used: number;
  readonly seats_total: number | null;
  readonly members_count: number;
  readonly created_at: Date;
}

export function toOrganization(row: OrganizationRow): OrganizationState {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    statusReason: row.status_reason,
    rejectedAt: row.rejected_at,
    seatsUsed: row.seats_used,
    seatsTotal: row.seats_total,
    membersCount: row.members_count,
    createdAt: row.created_at,
  };
}

@Injectable()
export class PostgresOrganizations extends Organizations {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(organization: OrganizationState): Promise<boolean> {
    const { id, slug, name, status, seatsUsed, seatsTotal, membersCount, createdAt } = organization;
    const { count } = await this.database.write(
      `INSERT INTO organizations (id, slug, name, search_text, status, seats_used, seats_total, members_count, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (slug) DO NOTHING`,
      [id, slug, name, searchText(name, slug), status, seatsUsed, seatsTotal, membersCount, createdAt],
    );
    return count === 1;
  }

  override async find(orgId: string): Promise<OrganizationState | undefined> {
    const rows = await this.database.query<OrganizationRow>('SELECT * FROM organizations WHERE id = $1', [orgId]);
    return rows.map(toOrganization)[0];
  }

  override async lock(orgId: string): Promise<OrganizationState | undefined> {
    return this.change('SELECT * FROM organizations WHERE id = $1 FOR UPDATE', [orgId]);
  }

  override async slugTaken(slug: string): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM organizations WHERE slug = $1', [slug])).length > 0;
  }

  override async rename(orgId: string, name: string): Promise<OrganizationState | undefined> {
    return this.change('UPDATE organizations SET name = $2, search_text = $3 || slug WHERE id = $1 RETURNING *', [
      orgId,
      name,
      searchText(name, ''),
    ]);
  }

  override async transition(
    orgId: string,
    { from, to, reason }: { from: readonly OrgStatus[]; to: OrgStatus; reason: string | null },
  ): Promise<OrganizationState | undefined> {
    return this.change(
      `UPDATE organizations SET status = $2, status_reason = $3, rejected_at = NULL
        WHERE id = $1 AND status = ANY ($4) RETURNING *`,
      [orgId, to, reason, from],
    );
  }

  override async reject(orgId: string, { reason, at }: { reason: string; at: Date }) {
    return this.change(
      `UPDATE organizations SET status_reason = $2, rejected_at = $3
        WHERE id = $1 AND status = 'PENDING_VERIFICATION' AND rejected_at IS NULL RETURNING *`,
      [orgId, reason, at],
    );
  }

  override async resubmit(orgId: string): Promise<OrganizationState | undefined> {
    return this.change(
      `UPDATE organizations SET status_reason = NULL, rejected_at = NULL
        WHERE id = $1 AND status = 'PENDING_VERIFICATION' AND rejected_at IS NOT NULL RETURNING *`,
      [orgId],
    );
  }

  override async setSeatsTotal(orgId: string, total: number | null): Promise<OrganizationState | undefined> {
    return this.change('UPDATE organizations SET seats_total = $2 WHERE id = $1 RETURNING *', [orgId, total]);
  }

  override async moveCounters(orgId: string, by: { seats: number; members: number }): Promise<boolean> {
    const { count } = await this.database.write(
      `UPDATE organizations SET seats_used = seats_used + $2, members_count = members_count + $3
        WHERE id = $1 AND ($2 <= 0 OR seats_total IS NULL OR seats_used + $2 <= seats_total)`,
      [orgId, by.seats, by.members],
    );
    return count === 1;
  }

  private async change(sql: string, parameters: unknown[]): Promise<OrganizationState | undefined> {
    const { rows } = await this.database.write<OrganizationRow>(sql, parameters);
    return rows.map(toOrganization)[0];
  }
}

/** What admins search: each part after a space. */
function searchText(name: string, slug: string): string {
  return ` ${searchKey(name)} ${slug}`;
}
