import type { Instance } from './instance.ts';

/** The steps that bring an instance up, in their order. Each leaves alone what is there already. */
export const bringUpSteps = [
  'allocate',
  'create-volumes',
  'create-network',
  'pull-image',
  'create-container',
  'start',
  'wait-until-healthy',
  'provision-company',
  'sync-members',
] as const;
export type BringUpStep = (typeof bringUpSteps)[number];

/** The steps that leave nothing behind, in their order: for a deletion, and to undo a creation that failed. */
export const removalSteps = ['remove-container', 'remove-network', 'remove-volumes'] as const;
export type RemovalStep = (typeof removalSteps)[number];

export const instanceSteps = [...bringUpSteps, 'restart', 'stop', 'check', ...removalSteps] as const;
export type InstanceStep = (typeof instanceSteps)[number];

export function isRemovalStep(step: InstanceStep | null): step is RemovalStep {
  return removalSteps.some((removal) => removal === step);
}

export function isBringUpStep(step: InstanceStep | null): step is BringUpStep {
  return bringUpSteps.some((bringUp) => bringUp === step);
}

/** The step after one of a list; null after its last. */
export function stepAfter<Step extends string>(steps: readonly Step[], step: Step): Step | null {
  return steps[steps.indexOf(step) + 1] ?? null;
}

/**
 * The one thing to do next for an instance: a pure function of its row, so that whoever holds the lease, after whatever
 * kill, goes on where the last one persisted. Null: nothing is to be done.
 */
export function planNextStep(instance: Pick<Instance, 'status' | 'desired' | 'step' | 'restartRequestedAt'>): InstanceStep | null {
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
