import { Injectable } from '@nestjs/common';
import { allowedFrom } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import {
  BotUpdateStore,
  type BotUpdateChange,
  type NewBotUpdate,
} from '../../application/ports/bot-update-store.port.ts';
import type { BotUpdate } from '../../domain/bot-update.ts';
import { botUpdateTransitions, openBotUpdateStatuses, type BotUpdateStatus } from '../../domain/bot-update-status.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { botUpdateOf, snapshotOf, type BotUpdateRow, type SnapshotRow } from './bot-update-row.ts';

const columnOf: Readonly<Record<keyof BotUpdateChange, string>> = {
  status: 'status',
  step: 'step',
  stepSince: 'step_since',
  attempts: 'attempts',
  nextAttemptAt: 'next_attempt_at',
  referenceBefore: 'reference_before',
  digestBefore: 'digest_before',
  versionBefore: 'version_before',
  versionAfter: 'version_after',
  wasRunning: 'was_running',
  generationBefore: 'generation_before',
  generationRestored: 'generation_restored',
  snapshotId: 'snapshot_id',
  volumeHashBefore: 'volume_hash_before',
  volumeHashAfter: 'volume_hash_after',
  steps: 'steps',
  reason: 'reason',
  evidence: 'evidence',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
};
const asJson: readonly string[] = ['steps', 'evidence'];
const open = `status IN (${openBotUpdateStatuses.map((status) => `'${status}'`).join(', ')})`;

@Injectable()
export class PostgresBotUpdateStore extends BotUpdateStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(update: NewBotUpdate, dueAt: Date): Promise<boolean> {
    const { count } = await this.database.write(
      `INSERT INTO bot_updates (id, instance_id, org_id, release_id, rollout_id, wave, strategy, actor_user_id, status, step_since,
              next_attempt_at, health_timeout_seconds, retries_left, reference_before, reference_after, digest_before, digest_after,
              version_before, version_after, was_running, generation_before, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'PENDING', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $9)
       ON CONFLICT (instance_id) WHERE ${open} DO NOTHING`,
      [
        update.id,
        update.instanceId,
        update.orgId,
        update.releaseId,
        update.rolloutId,
        update.wave,
        update.strategy,
        update.actorUserId,
        update.createdAt,
        dueAt,
        update.healthTimeoutSeconds,
        update.retriesLeft,
        update.referenceBefore,
        update.referenceAfter,
        update.digestBefore,
        update.digestAfter,
        update.versionBefore,
        update.versionAfter,
        update.wasRunning,
        update.generationBefore,
      ],
    );
    return count === 1;
  }

  override async find(botUpdateId: string): Promise<BotUpdate | undefined> {
    const [row] = await this.database.query<BotUpdateRow>('SELECT * FROM bot_updates WHERE id = $1', [botUpdateId]);
    return row && botUpdateOf(row);
  }

  override async findOpen(instanceId: string): Promise<BotUpdate | undefined> {
    const [row] = await this.database.query<BotUpdateRow>(
      `SELECT * FROM bot_updates WHERE instance_id = $1 AND ${open}`,
      [instanceId],
    );
    return row && botUpdateOf(row);
  }

  override async listForInstance(instanceId: string, limit: number): Promise<BotUpdate[]> {
    const rows = await this.database.query<BotUpdateRow>(
      'SELECT * FROM bot_updates WHERE instance_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2',
      [instanceId, limit],
    );
    return rows.map(botUpdateOf);
  }

  override async change(
    botUpdateId: string,
    from: readonly BotUpdateStatus[],
    change: BotUpdateChange,
  ): Promise<BotUpdate | undefined> {
    const { status: to } = change;
    const allowed =
      to === undefined ? from : from.filter((status) => allowedFrom(botUpdateTransitions, to).includes(status));
    const parameters: unknown[] = [botUpdateId, allowed];
    const assignments = Object.entries(change).map(([field, value]) => {
      parameters.push(asJson.includes(field) && value !== null ? JSON.stringify(value) : value);
      return `${columnOf[field as keyof BotUpdateChange]} = $${parameters.length}`;
    });
    const { rows } = await this.database.write<BotUpdateRow>(
      `UPDATE bot_updates SET ${['woken_until = NULL', ...assignments].join(', ')}
        WHERE id = $1 AND status = ANY($2::text[]) RETURNING *`,
      parameters,
    );
    return rows[0] && botUpdateOf(rows[0]);
  }

  override async claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]> {
    const { rows } = await this.database.write<{ id: string }>(
      `UPDATE bot_updates SET woken_until = $2
        WHERE id IN (SELECT id FROM bot_updates
                      WHERE next_attempt_at <= $1 AND (woken_until IS NULL OR woken_until <= $1)
                      ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [now, dueAgain, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async putOff(botUpdateId: string, at: Date): Promise<void> {
    await this.database.write('UPDATE bot_updates SET woken_until = $2 WHERE id = $1 AND next_attempt_at IS NOT NULL', [
      botUpdateId,
      at,
    ]);
  }

  override async addSnapshot({
    id,
    instanceId,
    botUpdateId,
    volumes,
    hash,
    createdAt,
    expiresAt,
  }: Omit<Snapshot, 'droppedAt'>): Promise<void> {
    await this.database.write(
      `INSERT INTO snapshots (id, instance_id, bot_update_id, volumes, hash, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, instanceId, botUpdateId, JSON.stringify(volumes), hash, createdAt, expiresAt],
    );
  }

  override async findSnapshot(snapshotId: string): Promise<Snapshot | undefined> {
    const [row] = await this.database.query<SnapshotRow>('SELECT * FROM snapshots WHERE id = $1', [snapshotId]);
    return row && snapshotOf(row);
  }

  override async lastSnapshot(instanceId: string): Promise<Snapshot | undefined> {
    const [row] = await this.database.query<SnapshotRow>(
      'SELECT * FROM snapshots WHERE instance_id = $1 ORDER BY created_at DESC LIMIT 1',
      [instanceId],
    );
    return row && snapshotOf(row);
  }

  override async expireSnapshots(
    instanceId: string,
    which: { only: string } | { allBut: string },
    at: Date,
  ): Promise<void> {
    const [condition, id] = 'only' in which ? ['id = $3', which.only] : ['id <> $3', which.allBut];
    await this.database.write(
      `UPDATE snapshots SET expires_at = LEAST(coalesce(expires_at, $2), $2)
        WHERE instance_id = $1 AND dropped_at IS NULL AND ${condition}`,
      [instanceId, at, id],
    );
  }

  override async expiredSnapshots(now: Date, limit: number): Promise<Snapshot[]> {
    const rows = await this.database.query<SnapshotRow>(
      `SELECT s.* FROM snapshots s JOIN instances i ON i.id = s.instance_id
        WHERE s.dropped_at IS NULL AND (s.expires_at <= $1 OR i.status = 'DELETED') ORDER BY s.created_at LIMIT $2`,
      [now, limit],
    );
    return rows.map(snapshotOf);
  }

  override async droppedSnapshot(snapshotId: string, at: Date): Promise<void> {
    await this.database.write('UPDATE snapshots SET dropped_at = $2 WHERE id = $1 AND dropped_at IS NULL', [
      snapshotId,
      at,
    ]);
  }

  override async knownSnapshots(snapshotIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT snapshot_id AS id FROM bot_updates WHERE snapshot_id = ANY($1::uuid[]) AND ${open}
       UNION SELECT id FROM snapshots WHERE id = ANY($1::uuid[]) AND dropped_at IS NULL`,
      [snapshotIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
