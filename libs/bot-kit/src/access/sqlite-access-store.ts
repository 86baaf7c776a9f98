import type { SqliteSession } from '../store/sqlite-session.ts';
import type {
  AccessRole,
  Grant,
  GrantScope,
  Membership,
  MembershipStatus,
  PermissionKey,
  Principal,
} from './access.ts';
import type { AccessStore, AccessTransaction } from './access-store.port.ts';

/** The tables that `SqliteAccessStore` needs; run it once, as one of the bot's own migrations. Never edited. */
export const SQLITE_ACCESS_SCHEMA = `
  CREATE TABLE access_memberships (
    company_id TEXT NOT NULL,
    principal_kind TEXT NOT NULL CHECK (principal_kind IN ('user', 'agent')),
    principal_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'suspended')),
    PRIMARY KEY (company_id, principal_kind, principal_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX access_memberships_by_principal ON access_memberships (principal_kind, principal_id, company_id);
  CREATE INDEX access_active_owners ON access_memberships (company_id)
    WHERE role = 'owner' AND status = 'active' AND principal_kind = 'user';
  CREATE TABLE access_grants (
    company_id TEXT NOT NULL,
    principal_kind TEXT NOT NULL,
    principal_id TEXT NOT NULL,
    permission_key TEXT NOT NULL,
    scope TEXT,
    PRIMARY KEY (company_id, principal_kind, principal_id, permission_key),
    FOREIGN KEY (company_id, principal_kind, principal_id)
      REFERENCES access_memberships (company_id, principal_kind, principal_id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE access_instance_admins (user_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

interface MembershipRow {
  company_id: string;
  principal_kind: Principal['kind'];
  principal_id: string;
  role: AccessRole;
  status: MembershipStatus;
}

const MEMBERSHIP = 'SELECT company_id, principal_kind, principal_id, role, status FROM access_memberships';
const OF_PRINCIPAL = 'company_id = ? AND principal_kind = ? AND principal_id = ?';
const ACTIVE_OWNER = `principal_kind = 'user' AND role = 'owner' AND status = 'active'`;

/** Keeps access in the bot's own SQLite file. Share the session with the bot's other stores. */
export class SqliteAccessStore implements AccessStore {
  private readonly tx: AccessTransaction;

  constructor(private readonly session: SqliteSession) {
    this.tx = new SqliteAccessTransaction(session);
  }

  transaction<T>(work: (tx: AccessTransaction) => Promise<T>): Promise<T> {
    return this.session.transaction(() => work(this.tx));
  }
}

class SqliteAccessTransaction implements AccessTransaction {
  constructor(private readonly session: SqliteSession) {}

  async findMembership(companyId: string, { kind, id }: Principal): Promise<Membership | undefined> {
    const row = this.session.get<MembershipRow>(`${MEMBERSHIP} WHERE ${OF_PRINCIPAL}`, companyId, kind, id);
    return row && membershipOf(row);
  }

  async membershipsIn(companyId: string): Promise<Membership[]> {
    const sql = `${MEMBERSHIP} WHERE company_id = ? ORDER BY principal_kind, principal_id`;
    return this.session.all<MembershipRow>(sql, companyId).map(membershipOf);
  }

  async membershipsOf({ kind, id }: Principal): Promise<Membership[]> {
    const sql = `${MEMBERSHIP} WHERE principal_kind = ? AND principal_id = ? ORDER BY company_id`;
    return this.session.all<MembershipRow>(sql, kind, id).map(membershipOf);
  }

  async putMembership({ companyId, principal, role, status }: Membership): Promise<void> {
    this.session.run(
      `INSERT INTO access_memberships (company_id, principal_kind, principal_id, role, status) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET role = excluded.role, status = excluded.status`,
      companyId,
      principal.kind,
      principal.id,
      role,
      status,
    );
  }

  async deleteMembership(companyId: string, { kind, id }: Principal): Promise<void> {
    this.session.run(`DELETE FROM access_memberships WHERE ${OF_PRINCIPAL}`, companyId, kind, id);
  }

  async countActiveOwners(companyId: string): Promise<number> {
    return this.count(
      `SELECT count(*) AS n FROM access_memberships WHERE company_id = ? AND ${ACTIVE_OWNER}`,
      companyId,
    );
  }

  async countOwnedBy(userId: string): Promise<number> {
    return this.count(
      `SELECT count(*) AS n FROM access_memberships WHERE principal_id = ? AND ${ACTIVE_OWNER}`,
      userId,
    );
  }

  async grantsOf(companyId: string, { kind, id }: Principal): Promise<Grant[]> {
    const sql = `SELECT permission_key, scope FROM access_grants WHERE ${OF_PRINCIPAL} ORDER BY permission_key`;
    return this.session
      .all<{ permission_key: PermissionKey; scope: string | null }>(sql, companyId, kind, id)
      .map(({ permission_key: key, scope }) =>
        scope === null ? { key } : { key, scope: JSON.parse(scope) as GrantScope },
      );
  }

  async replaceGrants(companyId: string, { kind, id }: Principal, grants: readonly Grant[]): Promise<void> {
    this.session.run(`DELETE FROM access_grants WHERE ${OF_PRINCIPAL}`, companyId, kind, id);
    for (const { key, scope } of grants) {
      this.session.run(
        'INSERT INTO access_grants (company_id, principal_kind, principal_id, permission_key, scope) VALUES (?, ?, ?, ?, ?)',
        companyId,
        kind,
        id,
        key,
        scope ? JSON.stringify(scope) : null,
      );
    }
  }

  async isInstanceAdmin(userId: string): Promise<boolean> {
    return this.count('SELECT count(*) AS n FROM access_instance_admins WHERE user_id = ?', userId) > 0;
  }

  async instanceAdmins(): Promise<string[]> {
    return this.session
      .all<{ user_id: string }>('SELECT user_id FROM access_instance_admins ORDER BY user_id')
      .map((row) => row.user_id);
  }

  async addInstanceAdmin(userId: string): Promise<void> {
    this.session.run('INSERT INTO access_instance_admins (user_id) VALUES (?) ON CONFLICT DO NOTHING', userId);
  }

  async removeInstanceAdmin(userId: string): Promise<void> {
    this.session.run('DELETE FROM access_instance_admins WHERE user_id = ?', userId);
  }

  private count(sql: string, value: string): number {
    return this.session.get<{ n: number }>(sql, value)?.n ?? 0;
  }
}

function membershipOf(row: MembershipRow): Membership {
  return {
    companyId: row.company_id,
    principal: { kind: row.principal_kind, id: row.principal_id },
    role: row.role,
    status: row.status,
  };
}
