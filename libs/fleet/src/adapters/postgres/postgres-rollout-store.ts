import { Injectable } from '@nestjs/common';
import { allowedFrom } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { Lease } from '../../application/ports/instance-store.port.ts';
import { RolloutStore, type NewRollout, type RolloutChange } from '../../application/ports/rollout-store.port.ts';
import type { Rollout, Wave } from '../../domain/rollout.ts';
import { openRolloutStatuses, rolloutTransitions, type RolloutStatus } from '../../domain/rollout-status.ts';
import { rolloutOf, waveOf, type RolloutRow, type WaveRow } from './rollout-row.ts';

const columnOf: Readonly<Record<keyof RolloutChange, string>> = {
  status: 'status',
  reason: 'reason',
  wave: 'wave',
  leftOut: 'left_out',
  nextActAt: 'next_act_at',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
};

@Injectable()
export class PostgresRolloutStore extends RolloutStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(rollout: NewRollout): Promise<void> {
    await this.database.write(
      `INSERT INTO rollouts (id, bot_app_id, release_id, strategy, selection, status, next_act_at, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, 'QUEUED', $7, $6, $7)`,
      [
        rollout.id,
        rollout.botAppId,
        rollout.releaseId,
        JSON.stringify(rollout.strategy),
        JSON.stringify(rollout.selection),
        rollout.createdBy,
        rollout.createdAt,
      ],
    );
  }

  override async find(rolloutId: string): Promise<Rollout | undefined> {
    const [row] = await this.database.query<RolloutRow>('SELECT * FROM rollouts WHERE id = $1', [rolloutId]);
    return row && rolloutOf(row);
  }

  override async lock(rolloutId: string): Promise<Rollout | undefined> {
    const { rows } = await this.database.write<RolloutRow>('SELECT * FROM rollouts WHERE id = $1 FOR NO KEY UPDATE', [
      rolloutId,
    ]);
    return rows[0] && rolloutOf(rows[0]);
  }

  override async lockOpen(botAppId: string): Promise<Rollout[]> {
    await this.database.write('SELECT 1 FROM bot_apps WHERE id = $1 FOR NO KEY UPDATE', [botAppId]);
    return this.listOpen(botAppId);
  }

  override async latestOf(releaseId: string): Promise<Rollout | undefined> {
    const [row] = await this.database.query<RolloutRow>(
      'SELECT * FROM rollouts WHERE release_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [releaseId],
    );
    return row && rolloutOf(row);
  }

  override async listOpen(botAppId: string): Promise<Rollout[]> {
    const rows = await this.database.query<RolloutRow>(
      `SELECT * FROM rollouts WHERE bot_app_id = $1 AND status IN (${openRolloutStatuses.map((status) => `'${status}'`).join(', ')})
        ORDER BY created_at, id`,
      [botAppId],
    );
    return rows.map(rolloutOf);
  }

  override async change(
    rolloutId: string,
    from: readonly RolloutStatus[],
    change: RolloutChange,
  ): Promise<Rollout | undefined> {
    const { status: to } = change;
    const allowed =
      to === undefined ? from : from.filter((status) => allowedFrom(rolloutTransitions, to).includes(status));
    const parameters: unknown[] = [rolloutId, allowed];
    const assignments = Object.entries(change).map(([field, value]) => {
      parameters.push(field === 'leftOut' ? JSON.stringify(value) : value);
      return `${columnOf[field as keyof RolloutChange]} = $${parameters.length}`;
    });
    const { rows } = await this.database.write<RolloutRow>(
      `UPDATE rollouts SET ${['woken_until = NULL', ...assignments].join(', ')}
        WHERE id = $1 AND status = ANY($2::text[]) RETURNING *`,
      parameters,
    );
    return rows[0] && rolloutOf(rows[0]);
  }

  override async addWave({
    rolloutId,
    number,
    size,
    startedAt,
  }: Parameters<RolloutStore['addWave']>[0]): Promise<void> {
    await this.database.write('INSERT INTO waves (rollout_id, number, size, started_at) VALUES ($1, $2, $3, $4)', [
      rolloutId,
      number,
      size,
      startedAt,
    ]);
  }

  override async findWave(rolloutId: string, number: number): Promise<Wave | undefined> {
    const [row] = await this.database.query<WaveRow>('SELECT * FROM waves WHERE rollout_id = $1 AND number = $2', [
      rolloutId,
      number,
    ]);
    return row && waveOf(row);
  }

  override async endWave(rolloutId: string, number: number, at: Date): Promise<void> {
    await this.database.write(
      'UPDATE waves SET finished_at = $3 WHERE rollout_id = $1 AND number = $2 AND finished_at IS NULL',
      [rolloutId, number, at],
    );
  }

  override async acquireLease(rolloutId: string, { holder, until }: Lease, now: Date): Promise<boolean> {
    const { count } = await this.database.write(
      `UPDATE rollouts SET lease_holder = $2, lease_until = $3, woken_until = NULL
        WHERE id = $1 AND (lease_until IS NULL OR lease_until <= $4)`,
      [rolloutId, holder, until, now],
    );
    return count === 1;
  }

  override async renewLease(rolloutId: string, { holder, until }: Lease): Promise<boolean> {
    const { count } = await this.database.write(
      'UPDATE rollouts SET lease_until = $3 WHERE id = $1 AND lease_holder = $2',
      [rolloutId, holder, until],
    );
    return count === 1;
  }

  override async releaseLease(rolloutId: string, holder: string): Promise<void> {
    await this.database.write(
      'UPDATE rollouts SET lease_holder = NULL, lease_until = NULL WHERE id = $1 AND lease_holder = $2',
      [rolloutId, holder],
    );
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]> {
    const { rows } = await this.database.write<{ id: string }>(
      `UPDATE rollouts SET woken_until = $2
        WHERE id IN (SELECT id FROM rollouts
                      WHERE next_act_at <= $1 AND (woken_until IS NULL OR woken_until <= $1)
                        AND (lease_until IS NULL OR lease_until <= $1)
                      ORDER BY next_act_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [now, dueAgain, limit],
    );
    return rows.map(({ id }) => id);
  }
}
