import type { DomainError } from '@moorage/kernel';
import type { BotUpdate } from './bot-update.ts';
import { isRollbackStep, leavesBotAlone, type BotUpdateStep } from './bot-update-steps.ts';

/** What becomes of an update after a step failed. */
export type UpdateVerdict =
  /** Nobody's fault: wait, and count nothing. */
  | { readonly kind: 'wait'; readonly seconds: number; readonly step: BotUpdateStep }
  | { readonly kind: 'retry'; readonly seconds: number }
  /** The bot wasn't touched: it is over. */
  | { readonly kind: 'fail' }
  | { readonly kind: 'roll-back' }
  /** The rollback doesn't get on: everything stays as it is, for people. */
  | { readonly kind: 'give-up' };

const engineAwaySeconds = 2;
/** The bot runs on meanwhile. */
const pausesBefore = [1, 5, 15];
/** People are waiting. */
const pausesWhileHeld = [1, 3];
/** There is nothing to fall back to. */
const pausesOfRollback = [1, 2, 4, 8, 15, 30];
/** Trying again changes nothing about these. */
const hopeless: readonly string[] = [
  'RUNTIME.IMAGE_NOT_ALLOWED',
  'RUNTIME.IMAGE_NOT_FOUND',
  'RUNTIME.IMAGE_REFERENCE_INVALID',
  'BOT.UNREACHABLE',
  'SNAPSHOT.NO_SPACE',
];
/** Failures that tell of the new digest, not of this machine. */
const ofTheRelease: readonly BotUpdateStep[] = ['recreate', 'start', 'health'];

/** Decides by the step and the tries before it (`attempts` of them failed). */
export function judgeUpdateFailure(
  { attempts }: Pick<BotUpdate, 'attempts'>,
  step: BotUpdateStep,
  error: DomainError,
): UpdateVerdict {
  // An engine that was away may have lost the container's run: health is asked of one that was started again.
  if (error.code === 'RUNTIME.UNAVAILABLE')
    return { kind: 'wait', seconds: engineAwaySeconds, step: restartedAt(step) };
  const pauses = isRollbackStep(step) ? pausesOfRollback : leavesBotAlone(step) ? pausesBefore : pausesWhileHeld;
  const pause = pauses[attempts];
  // It was there when it was pulled: somebody had the engine clear up, and each try pulls it anew.
  const wasCleared = step === 'recreate' && error.code === 'RUNTIME.IMAGE_NOT_FOUND';
  const isHopeless = isRollbackStep(step) ? error.code === 'BOT.UNREACHABLE' : hopeless.includes(error.code);
  const canHelp = wasCleared || !isHopeless;
  if (pause !== undefined && canHelp) return { kind: 'retry', seconds: pause };
  if (isRollbackStep(step)) return { kind: 'give-up' };
  return { kind: leavesBotAlone(step) ? 'fail' : 'roll-back' };
}

/** Whether a failure at this step speaks against the release: a full disk doesn't. */
export function condemnsRelease(step: BotUpdateStep): boolean {
  return ofTheRelease.includes(step);
}

function restartedAt(step: BotUpdateStep): BotUpdateStep {
  if (step === 'health') return 'start';
  return step === 'rollback-health' ? 'rollback-start' : step;
}
