import type { Transitions } from '@moorage/kernel';

/** How far one bot's update is. */
export const botUpdateStatuses = [
  'PENDING',
  'UPDATING',
  'ROLLING_BACK',
  'SUCCEEDED',
  'FAILED',
  'ROLLBACK_FAILED',
  'SKIPPED',
] as const;
export type BotUpdateStatus = (typeof botUpdateStatuses)[number];

/**
 * `FAILED`: the bot runs what it ran before, with the data it had. `ROLLBACK_FAILED` isn't an end: whoever has mended what
 * was in the way has the rollback go on from the step it stood at. `SKIPPED`: the bot was never touched. `UPDATING` turns
 * `PENDING` again where the fleet was paused before the bot was touched.
 */
export const botUpdateTransitions: Transitions<BotUpdateStatus> = {
  PENDING: ['UPDATING', 'SKIPPED'],
  UPDATING: ['PENDING', 'SUCCEEDED', 'ROLLING_BACK', 'FAILED', 'SKIPPED'],
  ROLLING_BACK: ['FAILED', 'ROLLBACK_FAILED'],
  SUCCEEDED: [],
  FAILED: [],
  ROLLBACK_FAILED: ['ROLLING_BACK'],
  SKIPPED: [],
};

/** Of these there is one per instance at most. */
export const openBotUpdateStatuses = ['PENDING', 'UPDATING', 'ROLLING_BACK', 'ROLLBACK_FAILED'] as const;
