import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { NoticeStore, type NewNotice } from '../../application/ports/notice-store.port.ts';

@Injectable()
export class PostgresNoticeStore extends NoticeStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add({ id, key, userId, scope, orgId, orgName, kind, data, createdAt }: NewNotice): Promise<boolean> {
    const { rows } = await this.database.write(
      `INSERT INTO notices (id, key, user_id, scope, org_id, org_name, kind, data, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (user_id, key) DO NOTHING RETURNING id`,
      [id, key, userId, scope, orgId, orgName, kind, JSON.stringify(data), createdAt],
    );
    return rows.length > 0;
  }

  override async holdOrganization(orgId: string): Promise<void> {
    await this.database.write("SELECT pg_advisory_xact_lock_shared(hashtextextended('notices:' || $1, 0))", [orgId]);
  }

  override async forgetOrganization(orgId: string): Promise<void> {
    await this.database.write("SELECT pg_advisory_xact_lock(hashtextextended('notices:' || $1, 0))", [orgId]);
    await this.database.write('DELETE FROM notices WHERE org_id = $1', [orgId]);
  }

  override async markRead(userId: string, id: string, at: Date): Promise<'read' | 'was-read' | 'unknown'> {
    const { rows } = await this.database.write(
      'UPDATE notices SET read_at = $3 WHERE id = $2 AND user_id = $1 AND read_at IS NULL RETURNING id',
      [userId, id, at],
    );
    if (rows.length > 0) return 'read';
    const [known] = await this.database.query('SELECT 1 FROM notices WHERE id = $2 AND user_id = $1', [userId, id]);
    return known === undefined ? 'unknown' : 'was-read';
  }

  override async markAllRead(userId: string, at: Date): Promise<number> {
    const { count } = await this.database.write(
      'UPDATE notices SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL',
      [userId, at],
    );
    return count;
  }

  override async deleteOlderThan(before: Date, limit: number): Promise<number> {
    const { count } = await this.database.write(
      `DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE created_at < $1 ORDER BY created_at LIMIT $2)`,
      [before, limit],
    );
    return count;
  }
}
