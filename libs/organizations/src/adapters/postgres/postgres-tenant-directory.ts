import { Injectable } from '@nestjs/common';
import {
  TenantDirectory,
  type MembershipPage,
  type MembershipView,
  type OrgView,
  type StandingOf,
  type Tenant,
} from '@moorage/contracts';
import { isUuid, type OrgStatus, type Role } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { deactivatedPermissions, permissionTable } from '../../domain/permission-table.ts';
import { membershipColumns, toMembership, type MembershipRow } from './postgres-memberships.ts';

interface StandingRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  readonly status_reason: string | null;
  readonly membership_id: string | null;
  readonly role: Role | null;
}

/** Answers the guard by one statement, and other contexts about orgs and memberships. */
@Injectable()
export class PostgresTenantDirectory extends TenantDirectory {
  constructor(protected readonly database: Database) {
    super();
  }

  override async findTenant(person: StandingOf, orgRef: string): Promise<Tenant | undefined> {
    if (isUuid(orgRef)) return this.standingOf(person, 'o.id = $1', orgRef);
    return (
      (await this.standingOf(person, 'o.slug = $1', orgRef)) ??
      // Rare enough for a second statement, so that the first stays as fast as it is.
      (await this.standingOf(
        person,
        'o.id = (SELECT org_id FROM former_slugs WHERE slug = $1 AND reserved_until > now())',
        orgRef,
      ))
    );
  }

  private async standingOf(person: StandingOf, condition: string, orgRef: string): Promise<Tenant | undefined> {
    const [row] = await this.database.query<StandingRow>(
      `SELECT o.id, o.slug, o.name, o.status, o.status_reason, m.id AS membership_id, m.role
         FROM organizations o
         LEFT JOIN memberships m ON m.org_id = o.id AND m.user_id = $2 AND m.status = 'ACTIVE'
        WHERE ${condition}`,
      [orgRef, person.userId],
    );
    if (row === undefined) return undefined;
    if (row.membership_id !== null && row.role !== null)
      return { ...standing(row, row.role), membershipId: row.membership_id };
    return person.platformAdmin ? standing(row, 'OWNER') : undefined;
  }

  override async findTenantForApiKey(orgId: string): Promise<Tenant | undefined> {
    const [row] = await this.database.query<StandingRow>(
      'SELECT id, slug, name, status, status_reason FROM organizations WHERE id = $1',
      [orgId],
    );
    return row && standing(row, 'ADMIN');
  }

  override async listTenants(userId: string): Promise<Tenant[]> {
    const rows = await this.database.query<StandingRow & { membership_id: string; role: Role }>(
      `SELECT o.id, o.slug, o.name, o.status, m.id AS membership_id, m.role
         FROM memberships m JOIN organizations o ON o.id = m.org_id
        WHERE m.user_id = $1 AND m.status = 'ACTIVE' ORDER BY lower(o.name), o.id`,
      [userId],
    );
    return rows.map((row) => ({ ...standing(row, row.role), membershipId: row.membership_id }));
  }

  override async findOrg(orgId: string): Promise<OrgView | undefined> {
    return this.orgWhere('id = $1', orgId);
  }

  override async findOrgs(orgIds: readonly string[]): Promise<Map<string, OrgView>> {
    if (orgIds.length === 0) return new Map();
    const orgs = await this.orgsWhere('id = ANY ($1)', [...new Set(orgIds)]);
    return new Map(orgs.map((org) => [org.orgId, org]));
  }

  override async findPersonalOrg(userId: string): Promise<OrgView | undefined> {
    return this.orgWhere('personal_user_id = $1', userId);
  }

  override async findOrgByFormerSlug(slug: string): Promise<OrgView | undefined> {
    return this.orgWhere('id = (SELECT org_id FROM former_slugs WHERE slug = $1 AND reserved_until > now())', slug);
  }

  private async orgWhere(condition: string, parameter: string): Promise<OrgView | undefined> {
    return (await this.orgsWhere(condition, parameter))[0];
  }

  private async orgsWhere(condition: string, parameter: string | string[]): Promise<OrgView[]> {
    const rows = await this.database.query<StandingRow>(
      `SELECT id, slug, name, status, status_reason FROM organizations WHERE ${condition}`,
      [parameter],
    );
    return rows.map(({ id, slug, name, status, status_reason: reason }) => ({
      orgId: id,
      slug,
      name,
      status,
      ...(reason !== null && { statusReason: reason }),
    }));
  }

  override async findMembership(orgId: string, userId: string): Promise<MembershipView | undefined> {
    return (await this.select('org_id = $1 AND user_id = $2', [orgId, userId]))[0];
  }

  override async findMembershipById(orgId: string, membershipId: string): Promise<MembershipView | undefined> {
    return (await this.select('org_id = $1 AND id = $2', [orgId, membershipId]))[0];
  }

  override async listMemberships(
    orgId: string,
    { statuses, roles, afterMembershipId, limit }: MembershipPage,
  ): Promise<MembershipView[]> {
    return this.select(
      `org_id = $1 AND status = ANY ($2) AND ($3::uuid IS NULL OR id > $3) AND ($4::text[] IS NULL OR role = ANY ($4))
        ORDER BY id LIMIT $5`,
      [orgId, statuses, afterMembershipId ?? null, roles ?? null, limit],
    );
  }

  private async select(condition: string, parameters: unknown[]): Promise<MembershipView[]> {
    const sql = `SELECT ${membershipColumns} FROM memberships WHERE ${condition}`;
    return (await this.database.query<MembershipRow>(sql, parameters)).map((row) => {
      const { id: membershipId, orgId, userId, email, name, role, status, revision } = toMembership(row).state;
      return { membershipId, orgId, userId, email, name, role, status, revision };
    });
  }
}

function standing({ id, slug, name, status, status_reason: reason }: StandingRow, role: Role): Tenant {
  return {
    orgId: id,
    slug,
    name,
    orgStatus: status,
    ...(reason !== null && { orgStatusReason: reason }),
    role,
    permissions: status === 'DEACTIVATED' && role !== 'OWNER' ? deactivatedPermissions : permissionTable[role],
  };
}
