import type { BotUpdate, DoneStep, UpdateEvidence } from '../../domain/bot-update.ts';
import type { BotUpdateStatus } from '../../domain/bot-update-status.ts';
import type { BotUpdateStep } from '../../domain/bot-update-steps.ts';
import type { RolloutStrategy } from '../../domain/rollout-strategy.ts';
import type { Snapshot, SnapshotVolume } from '../../domain/snapshot.ts';

/** A row of `bot_updates` as `pg` returns it. */
export interface BotUpdateRow {
  id: string;
  instance_id: string;
  org_id: string;
  release_id: string;
  rollout_id: string | null;
  wave: number | null;
  strategy: RolloutStrategy['name'];
  actor_user_id: string | null;
  status: BotUpdateStatus;
  step: BotUpdateStep | null;
  step_since: Date;
  attempts: number;
  next_attempt_at: Date | null;
  health_timeout_seconds: number;
  retries_left: number;
  reference_before: string;
  reference_after: string;
  digest_before: string;
  digest_after: string;
  version_before: string | null;
  version_after: string | null;
  was_running: boolean;
  generation_before: number;
  generation_restored: number | null;
  snapshot_id: string | null;
  volume_hash_before: string | null;
  volume_hash_after: string | null;
  steps: DoneStep[];
  reason: string | null;
  evidence: UpdateEvidence | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

export function botUpdateOf(row: BotUpdateRow): BotUpdate {
  return {
    id: row.id,
    instanceId: row.instance_id,
    orgId: row.org_id,
    releaseId: row.release_id,
    rolloutId: row.rollout_id,
    wave: row.wave,
    strategy: row.strategy,
    actorUserId: row.actor_user_id,
    status: row.status,
    step: row.step,
    stepSince: row.step_since,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    healthTimeoutSeconds: row.health_timeout_seconds,
    retriesLeft: row.retries_left,
    referenceBefore: row.reference_before,
    referenceAfter: row.reference_after,
    digestBefore: row.digest_before,
    digestAfter: row.digest_after,
    versionBefore: row.version_before,
    versionAfter: row.version_after,
    wasRunning: row.was_running,
    generationBefore: row.generation_before,
    generationRestored: row.generation_restored,
    snapshotId: row.snapshot_id,
    volumeHashBefore: row.volume_hash_before,
    volumeHashAfter: row.volume_hash_after,
    steps: row.steps,
    reason: row.reason,
    evidence: row.evidence,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

/** A row of `snapshots` as `pg` returns it. */
export interface SnapshotRow {
  id: string;
  instance_id: string;
  bot_update_id: string;
  volumes: SnapshotVolume[];
  hash: string;
  created_at: Date;
  expires_at: Date | null;
  dropped_at: Date | null;
}

export function snapshotOf(row: SnapshotRow): Snapshot {
  return {
    id: row.id,
    instanceId: row.instance_id,
    botUpdateId: row.bot_update_id,
    volumes: row.volumes,
    hash: row.hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    droppedAt: row.dropped_at,
  };
}
