import { Injectable } from '@nestjs/common';
import { Authenticator, type Principal } from '@moorage/contracts';
import { Clock, sha256 } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { PostgresUseNotes } from './postgres-use-notes.ts';

interface SessionRow {
  readonly session_id: string;
  readonly last_seen_at: Date;
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly email_verified: boolean;
  readonly platform_admin: boolean;
  readonly session_generation: number;
}

interface ApiKeyRow {
  readonly api_key_id: string;
  readonly key_name: string;
  readonly org_id: string | null;
  readonly scopes: string[];
  readonly last_used_at: Date | null;
  readonly user_id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly email_verified: boolean | null;
  readonly platform_admin: boolean | null;
  readonly session_generation: number | null;
}

/** Use is noted to the minute. */
const noteEveryMs = 60_000;

/**
 * Proves who is calling by one indexed query. That somebody was seen is written once a minute at most, after the answer,
 * and never twice at once: a page that loads with twenty calls costs one write.
 */
@Injectable()
export class PostgresAuthenticator extends Authenticator {
  constructor(
    private readonly database: Database,
    private readonly notes: PostgresUseNotes,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticateSession(token: string): Promise<Principal | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.query<SessionRow>(
      `SELECT s.id AS session_id, s.last_seen_at, u.id AS user_id, u.email, u.name,
              u.email_verified_at IS NOT NULL AS email_verified, u.platform_admin, u.session_generation
         FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.token_hash = $1 AND s.idle_expires_at > $2 AND s.expires_at > $2`,
      [sha256(token), now],
    );
    if (row === undefined) return undefined;
    if (isDue(row.last_seen_at, now)) this.notes.sessionUsed(row.session_id, now);
    return {
      userId: row.user_id,
      email: row.email,
      name: row.name,
      emailVerified: row.email_verified,
      platformAdmin: row.platform_admin,
      sessionGeneration: row.session_generation,
      via: { kind: 'session', sessionId: row.session_id },
    };
  }

  override async authenticateApiKey(key: string): Promise<Principal | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.query<ApiKeyRow>(
      `SELECT k.id AS api_key_id, k.name AS key_name, k.org_id, k.scopes, k.last_used_at, u.id AS user_id, u.email, u.name,
              u.email_verified_at IS NOT NULL AS email_verified, u.platform_admin, u.session_generation
         FROM api_keys k LEFT JOIN users u ON u.id = k.user_id
        WHERE k.key_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > $2)`,
      [sha256(key), now],
    );
    if (row === undefined) return undefined;
    if (isDue(row.last_used_at, now)) this.notes.apiKeyUsed(row.api_key_id, now);
    const { api_key_id: apiKeyId, scopes, org_id: orgId } = row;
    return {
      // An organisation's key is nobody: it goes by its own id, which no person has.
      userId: row.user_id ?? apiKeyId,
      email: row.email ?? '',
      name: row.name ?? row.key_name,
      emailVerified: row.email_verified ?? false,
      // Without the scope a platform admin's key is an ordinary member's: it gives no standing in organisations of others.
      platformAdmin: row.platform_admin === true && scopes.includes('admin'),
      ...(row.session_generation !== null && { sessionGeneration: row.session_generation }),
      via: { kind: 'api-key', apiKeyId, scopes, ...(orgId !== null && { orgId }) },
    };
  }
}

function isDue(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= noteEveryMs;
}
