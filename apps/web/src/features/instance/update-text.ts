import type { ItemOf } from '@moorage/api-client';
import type { StatusLook } from '../../components/status-badge.tsx';
import { shortDigest } from '../../lib/short-digest.ts';

export type BotUpdate = ItemOf<'/api/instances/{id}/updates'>;

const looks: Readonly<Record<BotUpdate['status'], StatusLook>> = {
  PENDING: { label: 'Waiting', color: 'blue', busy: true },
  UPDATING: { label: 'Updating', color: 'blue', busy: true },
  ROLLING_BACK: { label: 'Going back', color: 'yellow', busy: true },
  SUCCEEDED: { label: 'Updated', color: 'green' },
  FAILED: { label: 'Failed', color: 'red' },
  ROLLBACK_FAILED: { label: 'The way back failed', color: 'red' },
  SKIPPED: { label: 'Left out', color: 'gray' },
};

export function updateLook(status: BotUpdate['status']): StatusLook {
  return looks[status];
}

const steps: Readonly<Record<string, string>> = {
  check: 'Looking whether it can be updated now',
  pull: 'Getting the new version',
  'read-changelog': 'Reading what is new',
  drain: 'Letting it finish what it is doing',
  hold: 'Asking everybody to wait',
  stop: 'Stopping it',
  snapshot: 'Keeping a copy of its data',
  recreate: 'Putting the new version in its place',
  start: 'Starting it',
  health: 'Waiting until it is well',
  finish: 'Letting everybody in again',
  'rollback-stop': 'Stopping the new version',
  'rollback-restore': 'Bringing back the data',
  'rollback-compare': 'Comparing the data with the copy',
  'rollback-recreate': 'Putting the version before in its place',
  'rollback-start': 'Starting it',
  'rollback-health': 'Waiting until it is well',
  'rollback-finish': 'Letting everybody in again',
};

/** The steps of an update that goes well, in their order. */
export const forwardSteps = [
  'check',
  'pull',
  'read-changelog',
  'drain',
  'hold',
  'stop',
  'snapshot',
  'recreate',
  'start',
  'health',
  'finish',
] as const;

/** What is being done, in words; a step of a newer server is shown as it is called there. */
export function updateStepName(step: string): string {
  return steps[step] ?? step;
}

/** `84 ms`, `1.2 s`, `2 min 5 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function versionName({ version, digest }: BotUpdate['before']): string {
  return version ?? shortDigest(digest);
}

const strategies: Readonly<Record<string, string>> = {
  SingleBot: 'Update of this bot alone',
  RollingWave: 'Part of a rollout in waves',
  Immediate: 'Part of an immediate rollout',
};

/** How an update came about; a strategy of a newer server is shown as it is called there. */
export function strategyName(strategy: string): string {
  return strategies[strategy] ?? strategy;
}

/** All that is known of an update, to be kept elsewhere. */
export function receiptText({ id, status, strategy, actor, before, after, ...rest }: BotUpdate): string {
  const { reason, startedAt, finishedAt, steps } = rest;
  return JSON.stringify({ id, status, strategy, actor, before, after, startedAt, finishedAt, reason, steps }, null, 2);
}
