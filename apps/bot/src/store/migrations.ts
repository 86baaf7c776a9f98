import { SQLITE_ACCESS_SCHEMA } from '@moorage/bot-kit';

/** One step of the store's schema. Never edited once released: a change is a new step. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'access', sql: SQLITE_ACCESS_SCHEMA },
  {
    version: 2,
    name: 'team',
    sql: `
      CREATE TABLE companies (
        id TEXT PRIMARY KEY,
        tenant_id TEXT UNIQUE,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE TABLE removed_companies (id TEXT PRIMARY KEY) STRICT;
      CREATE TABLE people (
        company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        platform_role TEXT NOT NULL DEFAULT 'member' CHECK (platform_role IN ('owner', 'admin', 'member')),
        PRIMARY KEY (company_id, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE agents (
        id TEXT PRIMARY KEY,
        company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        purpose TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX agents_by_company ON agents (company_id, name);
      CREATE TABLE issues (
        company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('open', 'done')),
        author_id TEXT NOT NULL,
        assignee_kind TEXT CHECK (assignee_kind IN ('user', 'agent')),
        assignee_id TEXT,
        created_at TEXT NOT NULL,
        PRIMARY KEY (company_id, number),
        CHECK ((assignee_kind IS NULL) = (assignee_id IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE attachments (
        id TEXT PRIMARY KEY,
        company_id TEXT NOT NULL,
        issue_number INTEGER NOT NULL,
        name TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        uploaded_by TEXT NOT NULL,
        created_at TEXT NOT NULL,
        FOREIGN KEY (company_id, issue_number) REFERENCES issues (company_id, number) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX attachments_by_issue ON attachments (company_id, issue_number, created_at);
      CREATE TABLE feed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
        actor_id TEXT NOT NULL,
        verb TEXT NOT NULL,
        issue_number INTEGER,
        subject TEXT NOT NULL,
        subject_user_id TEXT,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX feed_by_company ON feed (company_id, id);
    `,
  },
  {
    version: 3,
    name: 'local-sign-in',
    sql: `
      CREATE TABLE local_accounts (
        user_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        email TEXT NOT NULL UNIQUE,
        password_hash TEXT NOT NULL
      ) STRICT;
      CREATE TABLE local_sessions (
        token_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES local_accounts (user_id) ON DELETE CASCADE,
        company_id TEXT REFERENCES companies (id) ON DELETE SET NULL,
        expires_at TEXT NOT NULL
      ) STRICT;
      CREATE TABLE local_invites (
        token_hash TEXT PRIMARY KEY,
        company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
        expires_at TEXT NOT NULL
      ) STRICT;
      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
];
