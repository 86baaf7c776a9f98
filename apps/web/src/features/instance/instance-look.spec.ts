import { possibleActions, stepName } from './instance-look.ts';

describe('possibleActions', () => {
  it.each([
    ['RUNNING', undefined, ['restart', 'stop']],
    ['RUNNING', 'check', ['restart', 'stop']],
    ['RUNNING', 'stop', []],
    ['STOPPED', undefined, ['start']],
    ['STOPPED', 'start', []],
    ['FAILED', 'create-container', ['retry']],
    ['CREATING', 'pull-image', []],
    ['DELETED', undefined, []],
  ] as const)('of %s at step %s', (status, step, actions) => {
    expect(possibleActions({ status, ...(step !== undefined && { step }) })).toEqual(actions);
  });
});

it('shows a step that it does not know', () => {
  expect(stepName('wait-until-healthy')).toBe('Waiting until it answers');
  expect(stepName('fold-the-sails')).toBe('fold-the-sails');
});
