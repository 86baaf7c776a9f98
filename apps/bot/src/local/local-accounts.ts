import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AccessRole, SqliteSession } from '@moorage/bot-kit';

const DAY_MS = 24 * 60 * 60 * 1000;
const SESSION_DAYS = 30;
const INVITE_DAYS = 7;

/** A person who signs in to the bot itself. */
export interface LocalAccount {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

export interface LocalSession {
  readonly userId: string;
  /** the company that was looked at last */
  readonly companyId: string | null;
}

export interface LocalInvite {
  readonly companyId: string;
  readonly role: AccessRole;
}

const ACCOUNT = 'SELECT user_id AS userId, name, email, password_hash AS passwordHash FROM local_accounts';

/** Accounts, sessions and invitations of mode `local`. Tokens are random; only their digests are kept. */
export class LocalAccounts {
  constructor(
    private readonly session: SqliteSession,
    private readonly now: () => Date,
  ) {}

  any(): boolean {
    return this.session.get('SELECT 1 FROM local_accounts LIMIT 1') !== undefined;
  }

  create(account: Omit<LocalAccount, 'userId'>): LocalAccount {
    const userId = randomUUID();
    this.session.run(
      'INSERT INTO local_accounts (user_id, name, email, password_hash) VALUES (?, ?, ?, ?)',
      userId,
      account.name,
      account.email.toLowerCase(),
      account.passwordHash,
    );
    return { ...account, userId };
  }

  find(userId: string): LocalAccount | undefined {
    return this.session.get<LocalAccount>(`${ACCOUNT} WHERE user_id = ?`, userId);
  }

  findByEmail(email: string): LocalAccount | undefined {
    return this.session.get<LocalAccount>(`${ACCOUNT} WHERE email = ?`, email.toLowerCase());
  }

  list(): LocalAccount[] {
    return this.session.all<LocalAccount>(`${ACCOUNT} ORDER BY name`);
  }

  /** Answers the token for the person's cookie. */
  signIn(userId: string): string {
    const token = newToken();
    this.session.run('DELETE FROM local_sessions WHERE expires_at <= ?', this.now().toISOString());
    this.session.run(
      'INSERT INTO local_sessions (token_hash, user_id, expires_at) VALUES (?, ?, ?)',
      digestOf(token),
      userId,
      this.inDays(SESSION_DAYS),
    );
    return token;
  }

  sessionOf(token: string): LocalSession | undefined {
    return this.session.get<LocalSession>(
      'SELECT user_id AS userId, company_id AS companyId FROM local_sessions WHERE token_hash = ? AND expires_at > ?',
      digestOf(token),
      this.now().toISOString(),
    );
  }

  lookAt(token: string, companyId: string): void {
    this.session.run('UPDATE local_sessions SET company_id = ? WHERE token_hash = ?', companyId, digestOf(token));
  }

  signOut(token: string): void {
    this.session.run('DELETE FROM local_sessions WHERE token_hash = ?', digestOf(token));
  }

  /** Answers the token for the invitation's link, which works once. */
  invite({ companyId, role }: LocalInvite): string {
    const token = newToken();
    this.session.run(
      'INSERT INTO local_invites (token_hash, company_id, role, expires_at) VALUES (?, ?, ?, ?)',
      digestOf(token),
      companyId,
      role,
      this.inDays(INVITE_DAYS),
    );
    return token;
  }

  inviteOf(token: string): LocalInvite | undefined {
    return this.session.get<LocalInvite>(
      'SELECT company_id AS companyId, role FROM local_invites WHERE token_hash = ? AND expires_at > ?',
      digestOf(token),
      this.now().toISOString(),
    );
  }

  useInvite(token: string): void {
    this.session.run('DELETE FROM local_invites WHERE token_hash = ?', digestOf(token));
  }

  /** The name of this installation, as an instance admin set it. */
  instanceName(): string {
    return (
      this.session.get<{ value: string }>(`SELECT value FROM settings WHERE key = 'instance_name'`)?.value ?? 'Team bot'
    );
  }

  rename(instanceName: string): void {
    this.session.run(
      `INSERT INTO settings (key, value) VALUES ('instance_name', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
      instanceName,
    );
  }

  private inDays(days: number): string {
    return new Date(this.now().getTime() + days * DAY_MS).toISOString();
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
