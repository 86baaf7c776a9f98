import { flawsOf } from '@moorage/kernel';
import { rolloutBotStatuses, rolloutBotTransitions, rolloutStatuses, rolloutTransitions } from './rollout-status.ts';

describe('the statuses of rollouts and of their bots', () => {
  it('can all be reached, and no rollout is stuck', () => {
    expect(flawsOf(rolloutTransitions, ['QUEUED'], [])).toEqual({ unreachable: [], deadEnds: [] });
    expect(Object.keys(rolloutTransitions)).toEqual([...rolloutStatuses]);
  });

  it('of a bot end where it succeeded or was left out; a failed one may be tried again', () => {
    expect(flawsOf(rolloutBotTransitions, ['PENDING'], ['SUCCEEDED', 'SKIPPED'])).toEqual({
      unreachable: [],
      deadEnds: [],
    });
    expect(Object.keys(rolloutBotTransitions)).toEqual([...rolloutBotStatuses]);
  });
});
