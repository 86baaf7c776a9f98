import { instanceStatuses } from '@moorage/contracts';
import { allowedFrom, flawsOf } from '@moorage/kernel';
import { instanceTransitions } from './instance-status.ts';

describe('the statuses of an instance', () => {
  it('can all be reached, and only DELETED is an end', () => {
    expect(flawsOf(instanceTransitions, ['REQUESTED'], ['DELETED'])).toEqual({ unreachable: [], deadEnds: [] });
  });

  it('are those that the contract names', () => {
    expect(Object.keys(instanceTransitions)).toEqual([...instanceStatuses]);
  });

  it('lead out of a failure only by a retry or a removal', () => {
    expect(instanceTransitions.FAILED).toEqual(['CREATING', 'ROLLING_BACK', 'DELETING']);
    expect(allowedFrom(instanceTransitions, 'RUNNING')).toEqual(['CREATING', 'STOPPED', 'UPDATING', 'ROLLING_BACK']);
  });
});
