import type { Instance } from './instance.ts';
import { bringUpSteps, isBringUpStep, isRemovalStep, removalSteps, type InstanceStep } from './instance-steps.ts';

/**
 * The one thing to do next for an instance: a pure function of its row, so that whoever holds the lease, after whatever
 * kill, goes on where the last one persisted. Null: nothing is to be done.
 */
export function planNextStep(
  instance: Pick<Instance, 'status' | 'desired' | 'step' | 'restartRequestedAt'>,
): InstanceStep | null {
  const { status, desired, step, restartRequestedAt } = instance;
  switch (status) {
    case 'DELETED':
      return null;
    case 'DELETING':
      return isRemovalStep(step) ? step : removalSteps[0];
    case 'UPDATING':
    case 'ROLLING_BACK':
      // A rollout's own reconciler leads these.
      return null;
    case 'FAILED':
      return desired === 'DELETED' ? removalSteps[0] : null;
    case 'REQUESTED':
    case 'CREATING':
      if (desired === 'DELETED') return removalSteps[0];
      return step ?? bringUpSteps[0];
    case 'STOPPED':
      if (desired === 'DELETED') return removalSteps[0];
      if (desired === 'STOPPED') return step === null ? null : 'stop';
      return isBringUpStep(step) ? step : bringUpSteps[1];
    case 'RUNNING':
      if (desired === 'DELETED') return removalSteps[0];
      if (desired === 'STOPPED') return 'stop';
      if (isBringUpStep(step)) return step;
      return restartRequestedAt === null ? 'check' : 'restart';
  }
}
