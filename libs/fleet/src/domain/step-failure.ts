import type { DomainError } from '@moorage/kernel';
import type { Instance } from './instance.ts';
import { isBringUpStep, removalSteps, type InstanceStep } from './instance-steps.ts';

/** What becomes of an instance after a step failed. */
export type FailureVerdict =
  /** Not the instance's fault: wait, and count nothing. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Try the step again. */
  | { readonly kind: 'retry'; readonly seconds: number }
  /** Nothing was ever running: take away what was made, then it is FAILED. */
  | { readonly kind: 'undo'; readonly step: InstanceStep }
  /** There is data: leave everything as it is for whoever looks into it. */
  | { readonly kind: 'give-up' };

const engineAwaySeconds = 2;
/** Pauses before the next try; with the time that waiting for health takes they add up to about two minutes. */
const pauses = [1, 2, 4, 8, 15, 30];
/** Trying again changes nothing about these. */
const hopeless: readonly string[] = ['RUNTIME.IMAGE_NOT_ALLOWED', 'RUNTIME.IMAGE_REFERENCE_INVALID'];

/** Decides by the step and the tries before it (`attempts` of them failed). Stopping and removing are never given up. */
export function judgeFailure(
  { attempts, establishedAt }: Pick<Instance, 'attempts' | 'establishedAt'>,
  step: InstanceStep,
  error: DomainError,
): FailureVerdict {
  if (error.code === 'RUNTIME.UNAVAILABLE') return { kind: 'wait', seconds: engineAwaySeconds };
  const pause = pauses[attempts];
  const exhausted = pause === undefined || hopeless.includes(error.code);
  const mayGiveUp = isBringUpStep(step) || step === 'restart';
  if (!exhausted || !mayGiveUp) return { kind: 'retry', seconds: pause ?? pauses.at(-1) ?? engineAwaySeconds };
  return establishedAt === null ? { kind: 'undo', step: removalSteps[0] } : { kind: 'give-up' };
}
