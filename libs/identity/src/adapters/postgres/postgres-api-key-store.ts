import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { ApiKeyStore, type NewApiKey } from '../../application/ports/api-key-store.port.ts';
import type { ApiKeyOwner, ApiKeyScope } from '../../domain/api-key.ts';
import { ownerColumn } from './owner-column.ts';

@Injectable()
export class PostgresApiKeyStore extends ApiKeyStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(key: NewApiKey, limit: number): Promise<boolean> {
    const [column, ownerId] = ownerColumn(key.owner);
    // One owner's keys are counted by one at a time: a count that others can add to meanwhile is no limit.
    await this.database.write('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`api-keys:${ownerId}`]);
    const { rows } = await this.database.write(
      `INSERT INTO api_keys (id, ${column}, created_by, name, prefix, key_hash, scopes, created_at, expires_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
        WHERE (SELECT count(*) FROM api_keys WHERE ${column} = $2 AND (expires_at IS NULL OR expires_at > $8)) < $10
       RETURNING id`,
      [
        key.id,
        ownerId,
        key.createdBy,
        key.name,
        key.prefix,
        key.keyHash,
        key.scopes,
        key.createdAt,
        key.expiresAt,
        limit,
      ],
    );
    return rows.length > 0;
  }

  override async remove(owner: ApiKeyOwner, id: string): Promise<{ name: string; scopes: ApiKeyScope[] } | undefined> {
    const [column, ownerId] = ownerColumn(owner);
    const { rows } = await this.database.write<{ name: string; scopes: ApiKeyScope[] }>(
      `DELETE FROM api_keys WHERE ${column} = $1 AND id = $2 RETURNING name, scopes`,
      [ownerId, id],
    );
    return rows[0];
  }

  override async deleteExpired(now: Date): Promise<number> {
    return (await this.database.write('DELETE FROM api_keys WHERE expires_at < $1', [now])).count;
  }
}
