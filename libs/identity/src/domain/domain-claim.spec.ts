import { flawsOf } from '@moorage/kernel';
import { domainClaimTransitions } from './domain-claim.ts';

describe('the states of a domain claim', () => {
  it('are all reached, and none is a dead end', () => {
    expect(flawsOf(domainClaimTransitions, ['PENDING'], [])).toEqual({ unreachable: [], deadEnds: [] });
  });
});
