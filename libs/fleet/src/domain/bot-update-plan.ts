import type { BotUpdate } from './bot-update.ts';
import { isRollbackStep, type BotUpdateStep } from './bot-update-steps.ts';

/**
 * The one thing to do next for an update: a pure function of its row, so that whoever holds the lease, after whatever kill,
 * goes on where the last one persisted. Null: it is over, or it waits for somebody.
 */
export function planNextUpdateStep({ status, step }: Pick<BotUpdate, 'status' | 'step'>): BotUpdateStep | null {
  switch (status) {
    case 'PENDING':
      return 'check';
    case 'UPDATING':
      return step === null || isRollbackStep(step) ? null : step;
    case 'ROLLING_BACK':
      return step !== null && isRollbackStep(step) ? step : null;
    case 'SUCCEEDED':
    case 'FAILED':
    case 'ROLLBACK_FAILED':
    case 'SKIPPED':
      return null;
  }
}

/** Where a rollback that was given up goes on: health is asked of a bot that was started for it. */
export function resumedRollbackStep(step: BotUpdateStep | null): BotUpdateStep {
  if (step === null || !isRollbackStep(step)) return 'rollback-stop';
  return step === 'rollback-health' ? 'rollback-start' : step;
}

const quickSeconds = 10;
const everySeconds = 5;

/**
 * How to ask for health: at first again and again in one go, then once every five seconds.
 * @returns null when the time is over
 */
export function healthPace(
  since: Date,
  now: Date,
  timeoutSeconds: number,
): { readonly askForMs: number; readonly pauseMs: number } | null {
  const passedMs = now.getTime() - since.getTime();
  const leftMs = timeoutSeconds * 1_000 - passedMs;
  if (leftMs <= 0) return null;
  const quickMs = quickSeconds * 1_000 - passedMs;
  return quickMs > 0
    ? { askForMs: Math.min(quickMs, leftMs), pauseMs: 0 }
    : { askForMs: 0, pauseMs: Math.min(everySeconds * 1_000, leftMs) };
}
