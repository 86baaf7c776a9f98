import type { Transitions } from '@moorage/kernel';

/** How far a rollout is. */
export const rolloutStatuses = ['QUEUED', 'RUNNING', 'PAUSED', 'ABORTED', 'FINISHED'] as const;
export type RolloutStatus = (typeof rolloutStatuses)[number];

/** What is over goes back into the queue when an admin has its failed bots tried again. */
export const rolloutTransitions: Transitions<RolloutStatus> = {
  QUEUED: ['RUNNING', 'ABORTED'],
  RUNNING: ['PAUSED', 'ABORTED', 'FINISHED'],
  PAUSED: ['RUNNING', 'ABORTED'],
  ABORTED: ['QUEUED'],
  FINISHED: ['QUEUED'],
};

/** Of these there is one at a time among rollouts that share a channel of a bot app; others wait QUEUED. */
export const runningRolloutStatuses = ['RUNNING', 'PAUSED'] as const satisfies readonly RolloutStatus[];
export const openRolloutStatuses = ['QUEUED', ...runningRolloutStatuses] as const satisfies readonly RolloutStatus[];

/** How far one bot of a rollout is. `PENDING`: not tried yet, or to be tried again. */
export const rolloutBotStatuses = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED'] as const;
export type RolloutBotStatus = (typeof rolloutBotStatuses)[number];

export const rolloutBotTransitions: Transitions<RolloutBotStatus> = {
  PENDING: ['RUNNING', 'SKIPPED'],
  RUNNING: ['PENDING', 'SUCCEEDED', 'FAILED', 'SKIPPED'],
  SUCCEEDED: [],
  FAILED: ['PENDING'],
  SKIPPED: [],
};

/** Why a bot is no part of a rollout, or was left out of it. */
export const leftOutReasons = [
  /** It, or its organisation, is being deleted. */
  'deleted',
  'organization-inactive',
  /** Its people update it themselves. */
  'manual',
  /** It follows a digest, not a channel. */
  'pinned',
  'already-updated',
  /** It was never ready, or failed: somebody has to look after it first. */
  'instance-failed',
  /** Something kept it from being updated for too long, such as a restart that didn't end. */
  'not-at-rest',
  /** The rollout was aborted before its turn. */
  'aborted',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];
