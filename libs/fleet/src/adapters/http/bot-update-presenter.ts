import type { ListedBotUpdate } from '../../application/list-bot-updates.ts';
import type { InstanceDetails } from '../../application/get-instance.ts';
import type { UpdateEvidence } from '../../domain/bot-update.ts';
import type { BotUpdateView, OfferedReleaseView, UpdateEvidenceView } from './bot-update.dto.ts';

export function presentBotUpdate({ update, actorName, changelog }: ListedBotUpdate): BotUpdateView {
  const { step, reason, startedAt, finishedAt, versionBefore, versionAfter, volumeHashBefore, volumeHashAfter } =
    update;
  return {
    id: update.id,
    releaseId: update.releaseId,
    status: update.status,
    ...(step !== null && { step, stepSince: update.stepSince.toISOString() }),
    strategy: update.strategy,
    ...(actorName !== undefined && { actor: actorName }),
    before: {
      digest: update.digestBefore,
      ...(versionBefore !== null && { version: versionBefore }),
      ...(volumeHashBefore !== null && { volumeHash: volumeHashBefore }),
    },
    after: {
      digest: update.digestAfter,
      ...(versionAfter !== null && { version: versionAfter }),
      ...(volumeHashAfter !== null && { volumeHash: volumeHashAfter }),
    },
    wasRunning: update.wasRunning,
    steps: [...update.steps],
    ...(reason !== null && { reason }),
    ...(changelog !== null && { changelog }),
    hasEvidence: update.evidence !== null,
    createdAt: update.createdAt.toISOString(),
    ...(startedAt !== null && { startedAt: startedAt.toISOString() }),
    ...(finishedAt !== null && { finishedAt: finishedAt.toISOString() }),
  };
}

export function presentOffer({ offered, instance }: InstanceDetails): OfferedReleaseView | undefined {
  if (offered === undefined) return undefined;
  const { version, changelog } = offered;
  return {
    releaseId: offered.id,
    digest: offered.digest,
    ...(version !== null && { version }),
    detectedAt: offered.detectedAt.toISOString(),
    isDismissed: instance.dismissedReleaseId === offered.id,
    ...(changelog !== null && { changelog }),
  };
}

export function presentEvidence(evidence: UpdateEvidence | null): UpdateEvidenceView {
  if (evidence === null) return { logs: [] };
  const { step, healthStatus, healthBody, logs } = evidence;
  return {
    step,
    ...(healthStatus !== null && { healthStatus }),
    ...(healthBody !== null && { healthBody }),
    logs,
  };
}
