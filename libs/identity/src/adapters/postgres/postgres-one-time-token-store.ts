import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import {
  OneTimeTokenStore,
  type IssuedToken,
  type TokenState,
} from '../../application/ports/one-time-token-store.port.ts';
import type { TokenPurpose } from '../../domain/one-time-token.ts';

@Injectable()
export class PostgresOneTimeTokenStore extends OneTimeTokenStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async issue({ requestId, userId, purpose, tokenHash, expiresAt }: IssuedToken): Promise<boolean> {
    const { rows } = await this.database.write(
      `INSERT INTO one_time_tokens AS t (token_hash, user_id, purpose, request_id, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, purpose) DO UPDATE SET
         token_hash = excluded.token_hash, request_id = excluded.request_id, expires_at = excluded.expires_at
         WHERE t.request_id < excluded.request_id
       RETURNING t.token_hash`,
      [tokenHash, userId, purpose, requestId, expiresAt],
    );
    return rows.length > 0;
  }

  override async peek(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenState> {
    const [row] = await this.database.query<{ user_id: string; expired: boolean }>(
      'SELECT user_id, expires_at <= $3 AS expired FROM one_time_tokens WHERE token_hash = $1 AND purpose = $2',
      [tokenHash, purpose, now],
    );
    if (row === undefined) return { state: 'unknown' };
    return row.expired ? { state: 'expired' } : { state: 'valid', userId: row.user_id };
  }

  override async consume(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenState> {
    const { rows } = await this.database.write<{ user_id: string }>(
      'DELETE FROM one_time_tokens WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3 RETURNING user_id',
      [tokenHash, purpose, now],
    );
    if (rows[0] !== undefined) return { state: 'valid', userId: rows[0].user_id };
    // Not there, or not any more: what is left to find is an expired one.
    const left = await this.peek(tokenHash, purpose, now);
    return left.state === 'expired' ? left : { state: 'unknown' };
  }

  override async deleteExpired(before: Date): Promise<number> {
    return (await this.database.write('DELETE FROM one_time_tokens WHERE expires_at < $1', [before])).count;
  }
}
