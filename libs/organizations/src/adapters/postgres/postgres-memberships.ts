import { Injectable } from '@nestjs/common';
import { DomainError, roles, type MembershipStatus, type Role } from '@moorage/kernel';
import { Database, type PreparedStatement } from '@moorage/platform';
import { Memberships } from '../../application/ports/memberships.port.ts';
import { Membership, currentStatuses } from '../../domain/membership.ts';
import { roleOrder } from '../../domain/role-table.ts';
import { searchKey, sortKey } from './search-key.ts';

export interface MembershipRow {
  readonly id: string;
  readonly org_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly status: MembershipStatus;
  readonly revision: number;
  readonly joined_at: Date;
}

export const membershipColumns = 'id, org_id, user_id, name, email, role, status, revision, joined_at';

export function toMembership(row: MembershipRow): Membership {
  return Membership.from({
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    status: row.status,
    revision: row.revision,
    joinedAt: row.joined_at,
  });
}

const inserting: PreparedStatement = {
  name: 'memberships.insert',
  sql: `INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (org_id, user_id) DO NOTHING`,
};

const lockingOfPerson: PreparedStatement = {
  name: 'memberships.lock-of-person',
  sql: `SELECT ${membershipColumns} FROM memberships WHERE org_id = $1 AND user_id = $2 FOR UPDATE`,
};

@Injectable()
export class PostgresMemberships extends Memberships {
  constructor(private readonly database: Database) {
    super();
  }

  override async lockWithOwners(orgId: string, membershipIds: readonly string[]): Promise<Membership[]> {
    return this.lock(`org_id = $1 AND (id = ANY ($2) OR (role = 'OWNER' AND status = 'ACTIVE'))`, [
      orgId,
      membershipIds,
    ]);
  }

  override async lockOfPerson(orgId: string, userId: string): Promise<Membership | undefined> {
    const { rows } = await this.database.write<MembershipRow>(lockingOfPerson, [orgId, userId]);
    return rows[0] && toMembership(rows[0]);
  }

  override async lockAllOfPerson(userId: string): Promise<Membership[]> {
    return this.lock('user_id = $1', [userId]);
  }

  override async insert(membership: Membership): Promise<boolean> {
    const { id, state } = membership;
    const { count } = await this.database.write(inserting, [id, state.orgId, state.userId, ...changeable(membership)]);
    return count === 1;
  }

  override async update(membership: Membership): Promise<void> {
    const { count } = await this.database.write(
      `UPDATE memberships SET name = $2, email = $3, sort_name = $4, search_text = $5, role = $6, role_order = $7, status = $8,
              revision = $9, joined_at = $10
        WHERE id = $1 AND revision = $9 - 1`,
      [membership.id, ...changeable(membership)],
    );
    if (count !== 1) throw new DomainError('REQUEST.CONFLICT');
  }

  override async currentEmails(orgId: string, emails: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ email: string }>(
      // The roles are named so that the index, which has them before the address, can be used.
      `SELECT email FROM memberships
        WHERE org_id = $1 AND status = ANY ($2) AND role_order = ANY ($3) AND email = ANY ($4)`,
      [orgId, currentStatuses, roles.map(roleOrder), emails],
    );
    return new Set(rows.map(({ email }) => email));
  }

  /** Locks in the order of ids, so that two transactions that want the same rows queue up instead of crossing. */
  private async lock(condition: string, parameters: unknown[]): Promise<Membership[]> {
    const { rows } = await this.database.write<MembershipRow>(
      `SELECT ${membershipColumns} FROM memberships WHERE ${condition} ORDER BY id FOR UPDATE`,
      parameters,
    );
    return rows.map(toMembership);
  }
}

function changeable({ state }: Membership): unknown[] {
  const { name, email, role, status, revision, joinedAt } = state;
  const searchText = ` ${searchKey(name)} ${searchKey(email)}`;
  return [name, email, sortKey(name), searchText, role, roleOrder(role), status, revision, joinedAt];
}
