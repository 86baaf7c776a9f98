import type { Instance } from './instance.ts';
import { planNextStep } from './instance-plan.ts';
import { bringUpSteps, removalSteps, stepAfter } from './instance-steps.ts';

type Planned = Parameters<typeof planNextStep>[0];
const plan = (overrides: Partial<Planned>): ReturnType<typeof planNextStep> =>
  planNextStep({ status: 'RUNNING', desired: 'RUNNING', step: null, restartRequestedAt: null, ...overrides });
const soon = new Date('2026-03-01T10:00:00.000Z');

describe('the next step', () => {
  it.each<[string, Partial<Planned>, ReturnType<typeof planNextStep>]>([
    ['of a requested instance is its allocation', { status: 'REQUESTED' }, 'allocate'],
    ['of one that is being made is the one it is at', { status: 'CREATING', step: 'start' }, 'start'],
    [
      'of one that is being undone is to go on with that',
      { status: 'CREATING', step: 'remove-network' },
      'remove-network',
    ],
    ['of a running one is a look at it', {}, 'check'],
    ['of one that owes a restart is that', { restartRequestedAt: soon }, 'restart'],
    [
      'of one that is being repaired is to go on with that',
      { step: 'create-container', restartRequestedAt: soon },
      'create-container',
    ],
    ['of one that should stop is to stop, whatever it is at', { desired: 'STOPPED', step: 'start' }, 'stop'],
    ['of a stopped one is nothing', { status: 'STOPPED', desired: 'STOPPED' }, null],
    [
      'of a stopped one that was being started is to stop it again',
      { status: 'STOPPED', desired: 'STOPPED', step: 'start' },
      'stop',
    ],
    ['of a stopped one that should run is to bring it up', { status: 'STOPPED' }, 'create-volumes'],
    ['of a failed one is nothing until somebody retries', { status: 'FAILED' }, null],
    ['of one that should be gone is to take it away', { desired: 'DELETED', step: 'start' }, 'remove-container'],
    [
      'of one that is being deleted is to go on with that',
      { status: 'DELETING', desired: 'DELETED', step: 'remove-volumes' },
      'remove-volumes',
    ],
    ['of one that is being updated is for the rollout to say', { status: 'UPDATING' }, null],
    ['of one that is being rolled back is for the rollout to say', { status: 'ROLLING_BACK' }, null],
    ['of a deleted one is nothing', { status: 'DELETED', desired: 'DELETED' }, null],
  ])('%s', (_, instance, step) => {
    expect(plan(instance)).toBe(step);
  });

  it('leads through each list to its end', () => {
    const walk = <Step extends string>(steps: readonly Step[]): Step[] => {
      const walked: Step[] = [];
      for (let step: Step | null = steps[0] ?? null; step !== null; step = stepAfter(steps, step)) walked.push(step);
      return walked;
    };
    expect(walk(bringUpSteps)).toEqual([...bringUpSteps]);
    expect(walk(removalSteps)).toEqual([...removalSteps]);
  });

  it('is known for whatever a row may say', () => {
    const statuses = [
      'REQUESTED',
      'CREATING',
      'RUNNING',
      'STOPPED',
      'UPDATING',
      'ROLLING_BACK',
      'FAILED',
      'DELETING',
      'DELETED',
    ] as const;
    for (const status of statuses) {
      for (const desired of ['RUNNING', 'STOPPED', 'DELETED'] as const satisfies readonly Instance['desired'][]) {
        expect(plan({ status, desired })).not.toBeUndefined();
      }
    }
  });
});
