import type { RolloutPreview } from '../../application/preview-rollout.ts';
import type { WantedRollout } from '../../application/rollout-terms.ts';
import type { BotUpdate } from '../../domain/bot-update.ts';
import type { Wave } from '../../domain/rollout.ts';
import type { RolloutSelection } from '../../domain/rollout-selection.ts';
import type { RolloutSettings, RolloutStrategy } from '../../domain/rollout-strategy.ts';
import type { ListedRolloutBot } from '../postgres/queries/list-rollout-bots.ts';
import type { ListedRollout } from '../postgres/queries/list-rollouts.ts';
import { presentEvidence } from './bot-update-presenter.ts';
import type {
  RolloutBotUpdateView,
  RolloutBotView,
  RolloutPreviewView,
  RolloutSelectionBody,
  RolloutSettingsBody,
  RolloutStrategyView,
  RolloutView,
  WantedRolloutBody,
  WaveView,
} from './rollout.dto.ts';

export function wantedRolloutOf({ releaseId, strategy, settings = {}, selection }: WantedRolloutBody): WantedRollout {
  return { releaseId, strategy, settings: settingsOf(settings), selection: selectionOf(selection) };
}

function settingsOf(body: RolloutSettingsBody): RolloutSettings {
  const { batchPercent, pauseSeconds, retries, abortAtFailures, healthTimeoutSeconds } = body;
  return {
    ...(batchPercent !== undefined && { batchPercent }),
    ...(pauseSeconds !== undefined && { pauseSeconds }),
    ...(retries !== undefined && { retries }),
    ...(abortAtFailures !== undefined && { abortAtFailures }),
    ...(healthTimeoutSeconds !== undefined && { healthTimeoutSeconds }),
  };
}

function selectionOf({ kind, channel = 'stable', orgIds = [] }: RolloutSelectionBody): RolloutSelection {
  switch (kind) {
    case 'all':
      return { kind };
    case 'channel':
      return { kind, channel };
    case 'organizations':
      return { kind, orgIds };
  }
}

export function presentPreview({ total, waves, leftOut, bots }: RolloutPreview): RolloutPreviewView {
  return {
    total,
    waves: [...waves],
    leftOut: [...leftOut],
    bots: bots.map(({ bot: { instanceId, orgId, slug, version }, organizationName, opensAt }) => ({
      instanceId,
      orgId,
      organizationName,
      slug,
      ...(version !== null && { version }),
      ...(opensAt !== null && { opensAt: opensAt.toISOString() }),
    })),
  };
}

export function presentRollout({ rollout, release, running, startedBy }: ListedRollout): RolloutView {
  const { reason, nextActAt, startedAt, finishedAt } = rollout;
  return {
    id: rollout.id,
    release: {
      id: release.id,
      reference: release.reference,
      digest: release.digest,
      ...(release.version !== null && { version: release.version }),
    },
    status: rollout.status,
    ...(reason !== null && { reason }),
    strategy: presentStrategy(rollout.strategy),
    selection: rollout.selection,
    wave: rollout.wave,
    total: rollout.total,
    pending: rollout.pending,
    running,
    succeeded: rollout.succeeded,
    failed: rollout.failed,
    skipped: rollout.skipped,
    leftOut: [...rollout.leftOut],
    ...(startedBy !== undefined && { startedBy }),
    ...(nextActAt !== null && { nextActAt: nextActAt.toISOString() }),
    createdAt: rollout.createdAt.toISOString(),
    ...(startedAt !== null && { startedAt: startedAt.toISOString() }),
    ...(finishedAt !== null && { finishedAt: finishedAt.toISOString() }),
  };
}

export function presentStrategy({ abortAtFailures, ...strategy }: RolloutStrategy): RolloutStrategyView {
  return { ...strategy, ...(abortAtFailures !== null && { abortAtFailures }) };
}

export function presentWave({ number, size, succeeded, failed, skipped, startedAt, finishedAt }: Wave): WaveView {
  return {
    number,
    size,
    succeeded,
    failed,
    skipped,
    startedAt: startedAt.toISOString(),
    ...(finishedAt !== null && { finishedAt: finishedAt.toISOString() }),
  };
}

export function presentRolloutBot({ bot, slug, organizationName, update }: ListedRolloutBot): RolloutBotView {
  const { instanceId, orgId, wave, status, attempts, skipReason } = bot;
  return {
    instanceId,
    orgId,
    organizationName,
    slug,
    ...(wave !== null && { wave }),
    status,
    attempts,
    ...(skipReason !== null && { skipReason }),
    ...(update !== undefined && { update: presentTry(update) }),
  };
}

function presentTry(update: BotUpdate): RolloutBotUpdateView {
  const { id, status, step, stepSince, steps, reason, evidence, startedAt, finishedAt } = update;
  return {
    id,
    status,
    ...(step !== null && { step }),
    stepSince: stepSince.toISOString(),
    steps: [...steps],
    ...(reason !== null && { reason }),
    ...(evidence !== null && { evidence: presentEvidence(evidence) }),
    ...(startedAt !== null && { startedAt: startedAt.toISOString() }),
    ...(finishedAt !== null && { finishedAt: finishedAt.toISOString() }),
  };
}
