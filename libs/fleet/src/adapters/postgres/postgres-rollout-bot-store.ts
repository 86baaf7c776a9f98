import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import {
  RolloutBotStore,
  type EndedTry,
  type IdPage,
  type RolloutBotEnd,
} from '../../application/ports/rollout-bot-store.port.ts';
import type { BotUpdateStatus } from '../../domain/bot-update-status.ts';
import type { Rollout, RolloutBot, RolloutCandidate } from '../../domain/rollout.ts';
import type { RolloutSelection } from '../../domain/rollout-selection.ts';
import type { LeftOutReason } from '../../domain/rollout-status.ts';
import { candidateColumns, candidateOf, rolloutBotOf, type CandidateRow, type RolloutBotRow } from './rollout-row.ts';

/** The channel of `instances.image`, as `channelOf` tells it. */
const channel = `CASE WHEN position('@' IN image) > 0 THEN 'pinned' WHEN image LIKE '%:canary' THEN 'canary'
  WHEN image LIKE '%:staging' THEN 'staging' ELSE 'stable' END`;

@Injectable()
export class PostgresRolloutBotStore extends RolloutBotStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async candidates(
    { botAppId, selection }: Pick<Rollout, 'botAppId' | 'selection'>,
    { after, limit }: IdPage,
  ): Promise<RolloutCandidate[]> {
    const [condition, value] = conditionOf(selection);
    const rows = await this.database.query<CandidateRow>(
      `SELECT ${candidateColumns} FROM instances i
        WHERE i.bot_app_id = $1 AND i.status <> 'DELETED' AND ($2::uuid IS NULL OR i.id > $2) AND ${condition}
        ORDER BY i.id LIMIT $3`,
      [botAppId, after ?? null, limit, ...value],
    );
    return rows.map(candidateOf);
  }

  override async add(rolloutId: string, instanceIds: readonly string[]): Promise<void> {
    const { count } = await this.database.write(
      `INSERT INTO rollout_bots (rollout_id, instance_id, org_id, status)
       SELECT $1, id, org_id, 'PENDING' FROM instances WHERE id = ANY($2::uuid[])`,
      [rolloutId, instanceIds],
    );
    await this.database.write('UPDATE rollouts SET total = total + $2, pending = pending + $2 WHERE id = $1', [
      rolloutId,
      count,
    ]);
  }

  override async find(rolloutId: string, instanceId: string): Promise<RolloutBot | undefined> {
    const [row] = await this.database.query<RolloutBotRow>(
      'SELECT * FROM rollout_bots WHERE rollout_id = $1 AND instance_id = $2',
      [rolloutId, instanceId],
    );
    return row && rolloutBotOf(row);
  }

  override async candidate(instanceId: string): Promise<RolloutCandidate | undefined> {
    const [row] = await this.database.query<CandidateRow>(
      `SELECT ${candidateColumns} FROM instances i WHERE i.id = $1`,
      [instanceId],
    );
    return row && candidateOf(row);
  }

  override async findByUpdate(botUpdateId: string): Promise<RolloutBot | undefined> {
    const [row] = await this.database.query<RolloutBotRow>('SELECT * FROM rollout_bots WHERE bot_update_id = $1', [
      botUpdateId,
    ]);
    return row && rolloutBotOf(row);
  }

  override async pool(rolloutId: string, { after, limit }: IdPage): Promise<RolloutCandidate[]> {
    const rows = await this.database.query<CandidateRow>(
      `SELECT ${candidateColumns} FROM rollout_bots b JOIN instances i ON i.id = b.instance_id
        WHERE b.rollout_id = $1 AND b.status = 'PENDING' AND b.wave IS NULL AND ($2::uuid IS NULL OR b.instance_id > $2)
        ORDER BY b.instance_id LIMIT $3`,
      [rolloutId, after ?? null, limit],
    );
    return rows.map(candidateOf);
  }

  override async putInWave(
    rolloutId: string,
    wave: number,
    instanceIds: readonly string[],
    dueAt: Date,
  ): Promise<void> {
    await this.database.write(
      `UPDATE rollout_bots SET wave = $2, due_at = $4
        WHERE rollout_id = $1 AND instance_id = ANY($3::uuid[]) AND status = 'PENDING' AND wave IS NULL`,
      [rolloutId, wave, instanceIds, dueAt],
    );
  }

  override async due(rolloutId: string, wave: number, now: Date, limit: number): Promise<RolloutCandidate[]> {
    const rows = await this.database.query<CandidateRow>(
      `SELECT ${candidateColumns} FROM rollout_bots b JOIN instances i ON i.id = b.instance_id
        WHERE b.rollout_id = $1 AND b.wave = $2 AND b.status = 'PENDING' AND b.due_at <= $3
        ORDER BY b.due_at, b.instance_id LIMIT $4`,
      [rolloutId, wave, now, limit],
    );
    return rows.map(candidateOf);
  }

  override async nextDueAt(rolloutId: string, wave: number): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      "SELECT min(due_at) AS at FROM rollout_bots WHERE rollout_id = $1 AND wave = $2 AND status = 'PENDING'",
      [rolloutId, wave],
    );
    return row?.at ?? null;
  }

  override async putBack(rolloutId: string, instanceId: string): Promise<void> {
    await this.database.write(
      `WITH back AS (
         UPDATE rollout_bots b SET wave = NULL, due_at = NULL
           FROM (SELECT wave FROM rollout_bots WHERE rollout_id = $1 AND instance_id = $2 FOR UPDATE) was
          WHERE b.rollout_id = $1 AND b.instance_id = $2 AND b.status = 'PENDING' AND was.wave IS NOT NULL
          RETURNING was.wave)
       UPDATE waves SET size = size - 1 FROM back WHERE waves.rollout_id = $1 AND waves.number = back.wave`,
      [rolloutId, instanceId],
    );
  }

  override async countRunning(rolloutId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM rollout_bots WHERE rollout_id = $1 AND status = 'RUNNING'",
      [rolloutId],
    );
    return row?.count ?? 0;
  }

  override async lockRunning(): Promise<number> {
    await this.database.write("SELECT pg_advisory_xact_lock(hashtextextended('fleet.rollout-room', 0))");
    const [row] = await this.database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM rollout_bots WHERE status = 'RUNNING'",
    );
    return row?.count ?? 0;
  }

  override async takeUp(rolloutId: string, instanceId: string, botUpdateId: string): Promise<boolean> {
    const { count } = await this.database.write(
      `UPDATE rollout_bots SET status = 'RUNNING', attempts = attempts + 1, bot_update_id = $3, due_at = NULL
        WHERE rollout_id = $1 AND instance_id = $2 AND status = 'PENDING'`,
      [rolloutId, instanceId, botUpdateId],
    );
    return count === 1;
  }

  override async endedTries(rolloutId: string, limit: number): Promise<EndedTry[]> {
    const rows = await this.database.query<RolloutBotRow & { bot_update_id: string; update_status: BotUpdateStatus }>(
      `SELECT b.*, u.status AS update_status FROM rollout_bots b JOIN bot_updates u ON u.id = b.bot_update_id
        WHERE b.rollout_id = $1 AND b.status = 'RUNNING' AND u.status IN ('SUCCEEDED', 'FAILED', 'ROLLBACK_FAILED', 'SKIPPED')
        ORDER BY b.instance_id LIMIT $2`,
      [rolloutId, limit],
    );
    return rows.map((row) => ({
      bot: rolloutBotOf(row),
      update: { id: row.bot_update_id, status: row.update_status },
    }));
  }

  override async tryAgain(
    { rolloutId, instanceId, botUpdateId }: RolloutBot,
    { dueAt, counts }: { readonly dueAt: Date; readonly counts: boolean },
  ): Promise<boolean> {
    const { count } = await this.database.write(
      `UPDATE rollout_bots SET status = 'PENDING', due_at = $4, attempts = attempts - $5
        WHERE rollout_id = $1 AND instance_id = $2 AND bot_update_id = $3 AND status = 'RUNNING'`,
      [rolloutId, instanceId, botUpdateId, dueAt, counts ? 0 : 1],
    );
    return count === 1;
  }

  override async end({ rolloutId, instanceId, botUpdateId }: RolloutBot, end: RolloutBotEnd): Promise<boolean> {
    const { rows } = await this.database.write<{ wave: number | null }>(
      `UPDATE rollout_bots SET status = $4, skip_reason = $5
        WHERE rollout_id = $1 AND instance_id = $2 AND bot_update_id = $3 AND status = 'RUNNING' RETURNING wave`,
      [rolloutId, instanceId, botUpdateId, end.status, end.status === 'SKIPPED' ? end.reason : null],
    );
    const [ended] = rows;
    if (ended === undefined) return false;
    const counter = end.status.toLowerCase();
    await this.database.write(`UPDATE rollouts SET pending = pending - 1, ${counter} = ${counter} + 1 WHERE id = $1`, [
      rolloutId,
    ]);
    await this.database.write(`UPDATE waves SET ${counter} = ${counter} + 1 WHERE rollout_id = $1 AND number = $2`, [
      rolloutId,
      ended.wave,
    ]);
    return true;
  }

  override async leaveOut(rolloutId: string, which: readonly string[] | 'all', reason: LeftOutReason): Promise<number> {
    const { rows } = await this.database.write<{ wave: number | null; count: number }>(
      `WITH gone AS (
         UPDATE rollout_bots SET status = 'SKIPPED', skip_reason = $3, due_at = NULL
          WHERE rollout_id = $1 AND status = 'PENDING' AND ($2::uuid[] IS NULL OR instance_id = ANY($2::uuid[]))
          RETURNING wave)
       SELECT wave, count(*)::int AS count FROM gone GROUP BY wave`,
      [rolloutId, which === 'all' ? null : which, reason],
    );
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return 0;
    await this.database.write('UPDATE rollouts SET pending = pending - $2, skipped = skipped + $2 WHERE id = $1', [
      rolloutId,
      total,
    ]);
    for (const { wave, count } of rows) {
      if (wave === null) continue;
      await this.database.write('UPDATE waves SET skipped = skipped + $3 WHERE rollout_id = $1 AND number = $2', [
        rolloutId,
        wave,
        count,
      ]);
    }
    return total;
  }

  override async reopenFailed(rolloutId: string): Promise<number> {
    const { count } = await this.database.write(
      `UPDATE rollout_bots b SET status = 'PENDING', wave = NULL, attempts = 0, bot_update_id = NULL, due_at = NULL
         FROM bot_updates u, instances i
        WHERE b.rollout_id = $1 AND b.status = 'FAILED' AND u.id = b.bot_update_id AND i.id = b.instance_id
          AND i.digest = u.digest_before`,
      [rolloutId],
    );
    await this.database.write('UPDATE rollouts SET pending = pending + $2, failed = failed - $2 WHERE id = $1', [
      rolloutId,
      count,
    ]);
    return count;
  }
}

function conditionOf(selection: RolloutSelection): [condition: string, value: unknown[]] {
  switch (selection.kind) {
    case 'all':
      return ['true', []];
    case 'channel':
      return [`${channel} = $4`, [selection.channel]];
    case 'image':
      return ['i.image = $4', [selection.image]];
    case 'organizations':
      return ['i.org_id = ANY($4::uuid[])', [selection.orgIds]];
  }
}
