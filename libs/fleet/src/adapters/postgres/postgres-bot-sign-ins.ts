import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { Broadcast, Clock, Ids, sha256 } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { HandoffCodes, type HandoffGrant } from '../../application/ports/handoff-codes.port.ts';
import type { BotSessionLookup, HandoffRedemption, NewBotSession } from '../../application/ports/proxy-access.port.ts';

const codeLifeMs = 60_000;

export interface BotSessionRow {
  readonly id: string;
  readonly instanceId: string;
  readonly orgId: string;
  readonly userId: string;
  readonly platformSessionId: string;
  readonly expiresAt: Date;
}

export interface RedeemedCode {
  readonly instanceId: string;
  readonly orgId: string;
  readonly userId: string;
  readonly platformSessionId: string;
}

const sessionColumns = `s.id, s.instance_id AS "instanceId", i.org_id AS "orgId", s.user_id AS "userId", s.platform_session_id AS "platformSessionId", s.expires_at AS "expiresAt"`;

/** The rows of one-time codes and of bot sessions. Tokens and codes are stored as hashes alone. */
@Injectable()
export class PostgresBotSignIns extends HandoffCodes {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async issue({ instanceId, host, stateNonceHash, userId, platformSessionId }: HandoffGrant): Promise<string> {
    const code = this.ids.token();
    await this.database.write(
      `INSERT INTO handoff_codes (code_hash, instance_id, host, state_nonce_hash, user_id, platform_session_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [sha256(code), instanceId, host, stateNonceHash, userId, platformSessionId, this.later(codeLifeMs)],
    );
    return code;
  }

  /** Uses a code up: of many at once, one gets it. A wrong host or state leaves it as it is. */
  async redeem({ codeHash, host, stateNonceHash }: HandoffRedemption): Promise<RedeemedCode | undefined> {
    const { rows } = await this.database.write<RedeemedCode>(
      `DELETE FROM handoff_codes c USING instances i
        WHERE c.code_hash = $1 AND c.host = $2 AND c.state_nonce_hash = $3 AND c.expires_at > $4
          AND i.id = c.instance_id AND i.status NOT IN ('DELETING', 'DELETED')
        RETURNING c.instance_id AS "instanceId", i.org_id AS "orgId", c.user_id AS "userId", c.platform_session_id AS "platformSessionId"`,
      [codeHash, host, stateNonceHash, this.clock.now()],
    );
    return rows[0];
  }

  async open({ instanceId, userId, platformSessionId }: RedeemedCode, host: string): Promise<NewBotSession> {
    const token = this.ids.token();
    const expiresAt = this.later(this.settings.session.absoluteHours * 3_600_000);
    await this.database.write(
      `INSERT INTO bot_sessions (id, token_hash, instance_id, host, user_id, platform_session_id, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [this.ids.uuid(), sha256(token), instanceId, host, userId, platformSessionId, this.clock.now(), expiresAt],
    );
    return { token, expiresAt: expiresAt.getTime() };
  }

  /** In the order asked; undefined for one that is unknown, expired, or of another host. */
  async find(lookups: readonly BotSessionLookup[]): Promise<(BotSessionRow | undefined)[]> {
    const rows = await this.database.query<BotSessionRow & { tokenHash: string; host: string }>(
      `SELECT s.token_hash AS "tokenHash", s.host, ${sessionColumns}
         FROM bot_sessions s JOIN instances i ON i.id = s.instance_id
        WHERE s.token_hash = ANY($1::text[]) AND s.expires_at > $2`,
      [lookups.map(({ tokenHash }) => tokenHash), this.clock.now()],
    );
    const byHash = new Map(rows.map((row) => [row.tokenHash, row]));
    return lookups.map(({ tokenHash, host }) => {
      const row = byHash.get(tokenHash);
      return row?.host === host ? row : undefined;
    });
  }

  async end({ tokenHash, host }: BotSessionLookup): Promise<void> {
    const { rows } = await this.database.write<{ userId: string }>(
      'DELETE FROM bot_sessions WHERE token_hash = $1 AND host = $2 RETURNING user_id AS "userId"',
      [tokenHash, host],
    );
    for (const { userId } of rows) await this.broadcast.send('access', { userId });
  }

  override async forgetHost(host: string): Promise<void> {
    await this.database.write('DELETE FROM handoff_codes WHERE host = $1', [host]);
    await this.database.write('DELETE FROM bot_sessions WHERE host = $1', [host]);
  }

  /** Whose bot sessions live with this sign-in at the platform. */
  async usersOf(platformSessionId: string): Promise<string[]> {
    const rows = await this.database.query<{ userId: string }>(
      'SELECT DISTINCT user_id AS "userId" FROM bot_sessions WHERE platform_session_id = $1',
      [platformSessionId],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Removes what can't be used any more. */
  async deleteExpired(): Promise<void> {
    const now = this.clock.now();
    await this.database.write('DELETE FROM handoff_codes WHERE expires_at <= $1', [now]);
    await this.database.write('DELETE FROM bot_sessions WHERE expires_at <= $1', [now]);
  }

  private later(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
