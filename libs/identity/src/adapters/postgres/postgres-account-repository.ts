import { Injectable } from '@nestjs/common';
import { Database, type PreparedStatement } from '@moorage/platform';
import { AccountRepository } from '../../application/ports/account-repository.port.ts';
import type { Account, NewAccount } from '../../domain/account.ts';
import { accountColumns, toAccount, type AccountRow } from './account-row.ts';

const bumpingSessionGeneration: PreparedStatement = {
  name: 'users.bump-session-generation',
  sql: 'UPDATE users SET session_generation = session_generation + 1 WHERE id = $1',
};

@Injectable()
export class PostgresAccountRepository extends AccountRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async add({ id, email, name, passwordHash, createdAt }: NewAccount): Promise<boolean> {
    const { rows } = await this.database.write(
      `INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [id, email, name, passwordHash, createdAt],
    );
    return rows.length > 0;
  }

  override async addVerified({ id, email, name, passwordHash, createdAt }: NewAccount): Promise<Account | undefined> {
    return this.change(
      `INSERT INTO users AS u (id, email, name, password_hash, created_at, email_verified_at) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (email) DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash,
                                         email_verified_at = excluded.email_verified_at
         WHERE u.email_verified_at IS NULL
       RETURNING ${accountColumns}`,
      [id, email, name, passwordHash, createdAt],
    );
  }

  override async find(id: string): Promise<Account | undefined> {
    return (await this.findMany([id]))[0];
  }

  override async findMany(ids: readonly string[]): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(`SELECT ${accountColumns} FROM users u WHERE u.id = ANY ($1)`, [
      ids,
    ]);
    return rows.map(toAccount);
  }

  override async listPlatformAdmins(): Promise<Account[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT ${accountColumns} FROM users u WHERE u.platform_admin ORDER BY u.id`,
    );
    return rows.map(toAccount);
  }

  override async findByEmail(email: string): Promise<Account | undefined> {
    const [row] = await this.database.query<AccountRow>(`SELECT ${accountColumns} FROM users u WHERE u.email = $1`, [
      email,
    ]);
    return row && toAccount(row);
  }

  override async findCredentials(
    by: { email: string } | { id: string },
  ): Promise<{ account: Account; passwordHash: string } | undefined> {
    const [column, value] = 'email' in by ? ['email', by.email] : ['id', by.id];
    const [row] = await this.database.query<AccountRow & { password_hash: string }>(
      `SELECT ${accountColumns}, u.password_hash FROM users u WHERE u.${column} = $1`,
      [value],
    );
    return row && { account: toAccount(row), passwordHash: row.password_hash };
  }

  override rename(id: string, name: string): Promise<Account | undefined> {
    return this.change(`UPDATE users u SET name = $2 WHERE u.id = $1 RETURNING ${accountColumns}`, [id, name]);
  }

  override async verifyEmail(id: string, at: Date): Promise<{ account: Account; first: boolean } | undefined> {
    const proven = await this.change(
      `UPDATE users u SET email_verified_at = $2 WHERE u.id = $1 AND u.email_verified_at IS NULL RETURNING ${accountColumns}`,
      [id, at],
    );
    if (proven !== undefined) return { account: proven, first: true };
    const account = await this.find(id);
    return account && { account, first: false };
  }

  override async lockWhilePasswordIs(id: string, passwordHash: string): Promise<boolean> {
    const { rows } = await this.database.write(
      'SELECT 1 FROM users WHERE id = $1 AND password_hash = $2 FOR NO KEY UPDATE',
      [id, passwordHash],
    );
    return rows.length > 0;
  }

  override async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.database.write('UPDATE users SET password_hash = $2 WHERE id = $1', [id, passwordHash]);
  }

  override async bumpSessionGeneration(id: string): Promise<void> {
    await this.database.write(bumpingSessionGeneration, [id]);
  }

  override async grantPlatformAdmin(id: string): Promise<boolean> {
    const { count } = await this.database.write(
      'UPDATE users SET platform_admin = true WHERE id = $1 AND NOT platform_admin',
      [id],
    );
    return count > 0;
  }

  override async revokePlatformAdmin(id: string): Promise<'revoked' | 'was-none' | 'last-one' | 'unknown'> {
    // All admins' rows are locked, in one order, before they are counted: who waits for the lock sees what the others did.
    const admins = await this.database.write<{ id: string }>(
      'SELECT id FROM users WHERE platform_admin ORDER BY id FOR UPDATE',
    );
    if (!admins.rows.some((admin) => admin.id === id))
      return (await this.find(id)) === undefined ? 'unknown' : 'was-none';
    if (admins.rows.length === 1) return 'last-one';
    await this.database.write('UPDATE users SET platform_admin = false WHERE id = $1', [id]);
    return 'revoked';
  }

  private async change(sql: string, parameters: unknown[]): Promise<Account | undefined> {
    const { rows } = await this.database.write<AccountRow>(sql, parameters);
    return rows[0] && toAccount(rows[0]);
  }
}
