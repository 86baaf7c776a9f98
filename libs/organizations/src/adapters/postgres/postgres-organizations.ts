import { Injectable } from '@nestjs/common';
import { DomainError, type OrgStatus } from '@moorage/kernel';
import { Database, violates, type PreparedStatement } from '@moorage/platform';
import { Organizations } from '../../application/ports/organizations.port.ts';
import type { Deactivation, FormerSlug, OrganizationState } from '../../domain/organization.ts';
import { moveInHierarchy } from '../../domain/organization-hierarchy.ts';
import { PostgresOrganizationHierarchy } from './postgres-organization-hierarchy.ts';
import { searchKey } from './search-key.ts';

export interface OrganizationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  readonly status_reason: string | null;
  readonly rejected_at: Date | null;
  readonly deactivated_at: Date | null;
  readonly delete_after: Date | null;
  readonly status_before: Deactivation['statusBefore'] | null;
  readonly reason_before: string | null;
  readonly personal_user_id: string | null;
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
    deactivation: toDeactivation(row),
    personalUserId: row.personal_user_id,
    seatsUsed: row.seats_used,
    seatsTotal: row.seats_total,
    membersCount: row.members_count,
    createdAt: row.created_at,
  };
}

function toDeactivation(row: OrganizationRow): Deactivation | null {
  const { deactivated_at: at, delete_after: deleteAfter, status_before: statusBefore } = row;
  if (at === null || deleteAfter === null || statusBefore === null) return null;
  return { at, deleteAfter, statusBefore, reasonBefore: row.reason_before };
}

/** All that an organisation leaves in this context, in an order in which it can be removed. A test holds it complete. */
export const tablesOfOrganization = [
  'invitation_quotas',
  'invitation_settings',
  'invitations',
  'join_requests',
  'memberships',
  'organization_capabilities',
  'organization_colors',
  'organization_logos',
  'organization_places',
  'organization_profiles',
  'organization_setups',
] as const;

const finding: PreparedStatement = {
  name: 'organizations.find',
  sql: `SELECT id, slug, name, status, status_reason, rejected_at, deactivated_at, delete_after, status_before, reason_before,
               personal_user_id, seats_used, seats_total, members_count, created_at
          FROM organizations WHERE id = $1`,
};

const movingCounters: PreparedStatement = {
  name: 'organizations.move-counters',
  sql: `UPDATE organizations SET seats_used = seats_used + $2, members_count = members_count + $3
         WHERE id = $1 AND ($2 <= 0 OR seats_total IS NULL OR seats_used + $2 <= seats_total)
           AND (personal_user_id IS NULL OR members_count + $3 <= 1)`,
};

@Injectable()
export class PostgresOrganizations extends Organizations {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(organization: OrganizationState): Promise<boolean> {
    const { id, slug, name, status, seatsUsed, seatsTotal, membersCount, createdAt } = organization;
    const { count } = await this.database.write(
      `INSERT INTO organizations (id, slug, name, search_text, status, seats_used, seats_total, members_count, created_at, personal_user_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        id,
        slug,
        name,
        searchText(name, slug),
        status,
        seatsUsed,
        seatsTotal,
        membersCount,
        createdAt,
        organization.personalUserId,
      ],
    );
    if (count !== 1) return false;
    // Asked once the slug is ours: whoever gave it up a moment ago has committed by now, and what they hold is seen.
    if (!(await this.isHeldForAnother(slug, id, createdAt))) return true;
    await this.database.write('DELETE FROM organizations WHERE id = $1', [id]);
    return false;
  }

  override async find(orgId: string): Promise<OrganizationState | undefined> {
    const rows = await this.database.query<OrganizationRow>(finding, [orgId]);
    return rows.map(toOrganization)[0];
  }

  override async findPersonal(userId: string): Promise<OrganizationState | undefined> {
    const rows = await this.database.query<OrganizationRow>('SELECT * FROM organizations WHERE personal_user_id = $1', [
      userId,
    ]);
    return rows.map(toOrganization)[0];
  }

  override async convertToTeam(orgId: string): Promise<OrganizationState | undefined> {
    return this.change(
      'UPDATE organizations SET personal_user_id = NULL WHERE id = $1 AND personal_user_id IS NOT NULL RETURNING *',
      [orgId],
    );
  }

  override async lock(orgId: string): Promise<OrganizationState | undefined> {
    return this.change('SELECT * FROM organizations WHERE id = $1 FOR UPDATE', [orgId]);
  }

  override async slugTaken(slug: string, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM organizations WHERE slug = $1
       UNION ALL SELECT 1 FROM former_slugs WHERE slug = $1 AND reserved_until > $2`,
      [slug, now],
    );
    return rows.length > 0;
  }

  override async changeSlug(
    orgId: string,
    { slug, now, reservedUntil }: { slug: string; now: Date; reservedUntil: Date },
  ): Promise<OrganizationState> {
    const before = await this.lock(orgId);
    if (before === undefined) throw new DomainError('ORG.NOT_FOUND');
    try {
      await this.database.write('UPDATE organizations SET slug = $2, search_text = $3 WHERE id = $1', [
        orgId,
        slug,
        searchText(before.name, slug),
      ]);
    } catch (error) {
      if (violates(error, 'organizations_slug_key')) throw new DomainError('ORG.SLUG_TAKEN', { field: 'slug' });
      throw error;
    }
    // Asked once the slug is ours, as for a new organisation.
    if (await this.isHeldForAnother(slug, orgId, now)) throw new DomainError('ORG.SLUG_TAKEN', { field: 'slug' });
    await this.database.write('DELETE FROM former_slugs WHERE slug = $1', [slug]);
    await this.holdSlug(before.slug, orgId, reservedUntil);
    return { ...before, slug };
  }

  override async formerSlugs(orgId: string, now: Date): Promise<FormerSlug[]> {
    return this.database.query<FormerSlug>(
      `SELECT slug, reserved_until AS "reservedUntil" FROM former_slugs
        WHERE org_id = $1 AND reserved_until > $2 ORDER BY reserved_until DESC, slug`,
      [orgId, now],
    );
  }

  override async releaseSlugs(now: Date): Promise<void> {
    await this.database.write('DELETE FROM former_slugs WHERE reserved_until <= $1', [now]);
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

  override async deactivate(
    orgId: string,
    {
      from,
      reason,
      at,
      deleteAfter,
    }: { from: readonly OrgStatus[]; reason: string | null; at: Date; deleteAfter: Date },
  ): Promise<OrganizationState | undefined> {
    return this.change(
      `UPDATE organizations SET status = 'DEACTIVATED', status_reason = $2, deactivated_at = $3, delete_after = $4,
              status_before = status, reason_before = status_reason
        WHERE id = $1 AND status = ANY ($5) RETURNING *`,
      [orgId, reason, at, deleteAfter, from],
    );
  }

  override async restore(orgId: string): Promise<OrganizationState | undefined> {
    return this.change(
      `UPDATE organizations SET status = status_before, status_reason = reason_before, deactivated_at = NULL,
              delete_after = NULL, status_before = NULL, reason_before = NULL, deletion_reminded = false
        WHERE id = $1 AND status = 'DEACTIVATED' RETURNING *`,
      [orgId],
    );
  }

  override async dueForDeletion(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM organizations WHERE status = 'DEACTIVATED' AND delete_after <= $1 ORDER BY delete_after LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async deleteDue(orgId: string, now: Date, slugReservedUntil: Date): Promise<OrganizationState | undefined> {
    const due = await this.change(
      `SELECT * FROM organizations WHERE id = $1 AND status = 'DEACTIVATED' AND delete_after <= $2 FOR UPDATE`,
      [orgId, now],
    );
    if (due === undefined) return undefined;
    await this.leaveHierarchy(orgId);
    for (const table of tablesOfOrganization)
      await this.database.write(`DELETE FROM ${table} WHERE org_id = $1`, [orgId]);
    await this.database.write('DELETE FROM organizations WHERE id = $1', [orgId]);
    await this.holdSlug(due.slug, orgId, slugReservedUntil);
    return due;
  }

  override async claimForReminder(before: Date, limit: number): Promise<OrganizationState[]> {
    const { rows } = await this.database.write<OrganizationRow>(
      `UPDATE organizations SET deletion_reminded = true
        WHERE id IN (SELECT id FROM organizations
                      WHERE status = 'DEACTIVATED' AND delete_after <= $1 AND NOT deletion_reminded
                      ORDER BY delete_after LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING *`,
      [before, limit],
    );
    return rows.map(toOrganization);
  }

  override async setSeatsTotal(orgId: string, total: number | null): Promise<OrganizationState | undefined> {
    return this.change('UPDATE organizations SET seats_total = $2 WHERE id = $1 RETURNING *', [orgId, total]);
  }

  override async moveCounters(orgId: string, by: { seats: number; members: number }): Promise<boolean> {
    const { count } = await this.database.write(movingCounters, [orgId, by.seats, by.members]);
    return count === 1;
  }

  /** What stood below it stands alone then, each with what is below that. */
  private async leaveHierarchy(orgId: string): Promise<void> {
    const hierarchy = new PostgresOrganizationHierarchy(this.database);
    const places = await hierarchy.lockTreesOf([orgId]);
    for (const { orgId: child, parentId } of places.values()) {
      if (parentId === orgId) await hierarchy.save(moveInHierarchy(places, child, null));
    }
  }

  /** The row of somebody else whose time is up may still be there. */
  private async holdSlug(slug: string, orgId: string, until: Date): Promise<void> {
    await this.database.write(
      `INSERT INTO former_slugs (slug, org_id, reserved_until) VALUES ($1, $2, $3)
       ON CONFLICT (slug) DO UPDATE SET org_id = excluded.org_id, reserved_until = excluded.reserved_until`,
      [slug, orgId, until],
    );
  }

  private async isHeldForAnother(slug: string, orgId: string, now: Date): Promise<boolean> {
    const held = await this.database.query(
      'SELECT 1 FROM former_slugs WHERE slug = $1 AND org_id <> $2 AND reserved_until > $3',
      [slug, orgId, now],
    );
    return held.length > 0;
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
