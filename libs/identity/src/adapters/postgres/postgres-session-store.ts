import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { SessionStore, type NewSession } from '../../application/ports/session-store.port.ts';

@Injectable()
export class PostgresSessionStore extends SessionStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(session: NewSession): Promise<void> {
    const { id, userId, tokenHash, createdAt, idleExpiresAt, expiresAt, ip, userAgent } = session;
    await this.database.write(
      `INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, idle_expires_at, expires_at, ip, user_agent)
       VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)`,
      [id, userId, tokenHash, createdAt, idleExpiresAt, expiresAt, ip, userAgent],
    );
  }

  override async findByTokenHash(tokenHash: string, now: Date): Promise<{ id: string; userId: string } | undefined> {
    const [row] = await this.database.query<{ id: string; userId: string }>(
      `SELECT id, user_id AS "userId" FROM sessions WHERE token_hash = $1 AND idle_expires_at > $2 AND expires_at > $2`,
      [tokenHash, now],
    );
    return row;
  }

  override async end(userId: string, id: string): Promise<boolean> {
    const { count } = await this.database.write('DELETE FROM sessions WHERE user_id = $1 AND id = $2', [userId, id]);
    return count > 0;
  }

  override async endAll(userId: string, keep?: string): Promise<string[]> {
    const { rows } = await this.database.write<{ id: string }>(
      'DELETE FROM sessions WHERE user_id = $1 AND ($2::uuid IS NULL OR id <> $2) RETURNING id',
      [userId, keep ?? null],
    );
    return rows.map((row) => row.id);
  }

  override async deleteExpired(now: Date): Promise<number> {
    return (await this.database.write('DELETE FROM sessions WHERE expires_at <= $1 OR idle_expires_at <= $1', [now]))
      .count;
  }
}
