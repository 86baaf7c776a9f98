import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Authenticator, Settings, type Principal } from '@moorage/contracts';
import { Clock, UnitOfWork, sha256 } from '@moorage/kernel';
import { Database, outsideTransaction } from '@moorage/platform';

interface SessionRow {
  readonly session_id: string;
  readonly last_seen_at: Date;
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly email_verified: boolean;
  readonly platform_admin: boolean;
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
}

/** Use is noted to the minute. */
const noteEveryMs = 60_000;

/**
 * Proves who is calling by one indexed query. That somebody was seen is written once a minute at most, after the answer,
 * and never twice at once: a page that loads with twenty calls costs one write.
 */
@Injectable()
export class PostgresAuthenticator extends Authenticator implements BeforeApplicationShutdown {
  private readonly log = new Logger(PostgresAuthenticator.name);
  private readonly notes = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticateSession(token: string): Promise<Principal | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.query<SessionRow>(
      `SELECT s.id AS session_id, s.last_seen_at, u.id AS user_id, u.email, u.name,
              u.email_verified_at IS NOT NULL AS email_verified, u.platform_admin
         FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.token_hash = $1 AND s.idle_expires_at > $2 AND s.expires_at > $2`,
      [sha256(token), now],
    );
    if (row === undefined) return undefined;
    if (isDue(row.last_seen_at, now)) this.note(row.session_id, () => this.touchSession(row, now));
    return {
      userId: row.user_id,
      email: row.email,
      name: row.name,
      emailVerified: row.email_verified,
      platformAdmin: row.platform_admin,
      via: { kind: 'session', sessionId: row.session_id },
    };
  }

  override async authenticateApiKey(key: string): Promise<Principal | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.query<ApiKeyRow>(
      `SELECT k.id AS api_key_id, k.name AS key_name, k.org_id, k.scopes, k.last_used_at, u.id AS user_id, u.email, u.name,
              u.email_verified_at IS NOT NULL AS email_verified, u.platform_admin
         FROM api_keys k LEFT JOIN users u ON u.id = k.user_id
        WHERE k.key_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > $2)`,
      [sha256(key), now],
    );
    if (row === undefined) return undefined;
    if (isDue(row.last_used_at, now)) this.note(row.api_key_id, () => this.touchApiKey(row.api_key_id, now));
    const { api_key_id: apiKeyId, scopes, org_id: orgId } = row;
    return {
      // An organisation's key is nobody: it goes by its own id, which no person has.
      userId: row.user_id ?? apiKeyId,
      email: row.email ?? '',
      name: row.name ?? row.key_name,
      emailVerified: row.email_verified ?? false,
      // Without the scope a platform admin's key is an ordinary member's: it gives no standing in organisations of others.
      platformAdmin: row.platform_admin === true && scopes.includes('admin'),
      via: { kind: 'api-key', apiKeyId, scopes, ...(orgId !== null && { orgId }) },
    };
  }

  /** Waits for what is being noted, so that the connections can be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.notesWritten();
  }

  /** Resolves when nothing is being noted. */
  async notesWritten(): Promise<void> {
    await Promise.all(this.notes.values());
  }

  private note(id: string, write: () => Promise<void>): void {
    if (this.notes.has(id)) return;
    const written = outsideTransaction(() => this.unitOfWork.run(write))
      .catch((error: unknown) => this.log.warn({ err: error }, 'A use could not be noted'))
      .finally(() => this.notes.delete(id));
    this.notes.set(id, written);
  }

  private async touchSession({ session_id: sessionId, user_id: userId }: SessionRow, now: Date): Promise<void> {
    const idleExpiresAt = new Date(now.getTime() + this.settings.session.idleMinutes * 60_000);
    await this.database.write(
      'UPDATE sessions SET last_seen_at = $2, idle_expires_at = $3 WHERE id = $1 AND last_seen_at < $2',
      [sessionId, now, idleExpiresAt],
    );
    await this.database.write(
      'UPDATE users SET last_seen_at = $2 WHERE id = $1 AND (last_seen_at IS NULL OR last_seen_at < $2)',
      [userId, now],
    );
  }

  private async touchApiKey(id: string, now: Date): Promise<void> {
    await this.database.write(
      'UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)',
      [id, now],
    );
  }
}

function isDue(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= noteEveryMs;
}
