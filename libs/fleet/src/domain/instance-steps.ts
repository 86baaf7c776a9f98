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
