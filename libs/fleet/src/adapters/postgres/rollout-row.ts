import type { DesiredState } from '../../domain/instance.ts';
import type { InstanceStatus } from '../../domain/instance-status.ts';
import { channelOf } from '../../domain/release-channel.ts';
import type { LeftOut, Rollout, RolloutBot, RolloutCandidate, Wave } from '../../domain/rollout.ts';
import type { RolloutSelection } from '../../domain/rollout-selection.ts';
import type { LeftOutReason, RolloutBotStatus, RolloutStatus } from '../../domain/rollout-status.ts';
import type { RolloutStrategy } from '../../domain/rollout-strategy.ts';
import { openBotUpdateStatuses } from '../../domain/bot-update-status.ts';

/** A row of `rollouts` as `pg` returns it. */
export interface RolloutRow {
  id: string;
  bot_app_id: string;
  release_id: string;
  strategy: RolloutStrategy;
  selection: RolloutSelection;
  status: RolloutStatus;
  reason: string | null;
  wave: number;
  total: number;
  pending: number;
  succeeded: number;
  failed: number;
  skipped: number;
  left_out: LeftOut[];
  next_act_at: Date | null;
  created_by: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

export function rolloutOf(row: RolloutRow): Rollout {
  return {
    id: row.id,
    botAppId: row.bot_app_id,
    releaseId: row.release_id,
    strategy: row.strategy,
    selection: row.selection,
    status: row.status,
    reason: row.reason,
    wave: row.wave,
    total: row.total,
    pending: row.pending,
    succeeded: row.succeeded,
    failed: row.failed,
    skipped: row.skipped,
    leftOut: row.left_out,
    nextActAt: row.next_act_at,
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export interface WaveRow {
  rollout_id: string;
  number: number;
  size: number;
  succeeded: number;
  failed: number;
  skipped: number;
  started_at: Date;
  finished_at: Date | null;
}

export function waveOf(row: WaveRow): Wave {
  return {
    rolloutId: row.rollout_id,
    number: row.number,
    size: row.size,
    succeeded: row.succeeded,
    failed: row.failed,
    skipped: row.skipped,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export interface RolloutBotRow {
  rollout_id: string;
  instance_id: string;
  org_id: string;
  wave: number | null;
  status: RolloutBotStatus;
  attempts: number;
  skip_reason: LeftOutReason | null;
  bot_update_id: string | null;
}

export function rolloutBotOf(row: RolloutBotRow): RolloutBot {
  return {
    rolloutId: row.rollout_id,
    instanceId: row.instance_id,
    orgId: row.org_id,
    wave: row.wave,
    status: row.status,
    attempts: row.attempts,
    skipReason: row.skip_reason,
    botUpdateId: row.bot_update_id,
  };
}

const openUpdate = `status IN (${openBotUpdateStatuses.map((status) => `'${status}'`).join(', ')})`;

/** Of `instances i`. */
export const candidateColumns = `i.id, i.org_id, i.slug, i.image, i.digest, i.version, i.status, i.desired, i.established_at,
  EXISTS (SELECT 1 FROM bot_updates u WHERE u.instance_id = i.id AND u.${openUpdate}) AS is_being_updated`;

export interface CandidateRow {
  id: string;
  org_id: string;
  slug: string;
  image: string;
  digest: string | null;
  version: string | null;
  status: InstanceStatus;
  desired: DesiredState;
  established_at: Date | null;
  is_being_updated: boolean;
}

export function candidateOf(row: CandidateRow): RolloutCandidate {
  return {
    instanceId: row.id,
    orgId: row.org_id,
    slug: row.slug,
    image: row.image,
    channel: channelOf(row.image),
    digest: row.digest,
    version: row.version,
    isGoing: row.desired === 'DELETED' || row.status === 'DELETING' || row.status === 'DELETED',
    isEstablished: row.established_at !== null,
    hasFailed: row.status === 'FAILED',
    isBeingUpdated: row.is_being_updated,
  };
}
