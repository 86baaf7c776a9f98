import { stepAfter } from './instance-steps.ts';

/** The steps of an update, in their order. Each may be repeated. */
export const updateSteps = [
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
export type UpdateStep = (typeof updateSteps)[number];

/**
 * The steps of a rollback. The restored data is compared before anything starts on it: a running bot changes it at once.
 * Without a snapshot the data was never touched, and nothing is restored.
 */
export const rollbackSteps = [
  'rollback-stop',
  'rollback-restore',
  'rollback-compare',
  'rollback-recreate',
  'rollback-start',
  'rollback-health',
  'rollback-finish',
] as const;
export type RollbackStep = (typeof rollbackSteps)[number];

export const botUpdateSteps = [...updateSteps, ...rollbackSteps] as const;
export type BotUpdateStep = (typeof botUpdateSteps)[number];

export function isRollbackStep(step: BotUpdateStep): step is RollbackStep {
  return rollbackSteps.some((rollback) => rollback === step);
}

/** Up to and with `hold` the bot hasn't been touched: what fails there needs no rollback. */
export function leavesBotAlone(step: BotUpdateStep): boolean {
  return !isRollbackStep(step) && updateSteps.indexOf(step) <= updateSteps.indexOf('hold');
}

/** What comes after a step that was done; null after the last of an update, or of a rollback. */
export function botUpdateStepAfter(
  step: BotUpdateStep,
  { hasSnapshot }: { hasSnapshot: boolean },
): BotUpdateStep | null {
  if (step === 'rollback-stop' && !hasSnapshot) return 'rollback-recreate';
  return isRollbackStep(step) ? stepAfter(rollbackSteps, step) : stepAfter(updateSteps, step);
}
