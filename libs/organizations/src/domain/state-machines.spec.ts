import { flawsOf, type OrgStatus } from '@moorage/kernel';
import { invitationTransitions } from './invitation.ts';
import { joinRequestTransitions } from './join-request.ts';
import { membershipTransitions } from './membership.ts';
import { organizationMoves, organizationTransitions } from './organization.ts';

const sound = { unreachable: [], deadEnds: [] };

describe('the state machines', () => {
  it('of an organisation has no flaw', () => {
    expect(flawsOf(organizationTransitions, ['PENDING_VERIFICATION', 'ACTIVE'], [])).toEqual(sound);
  });

  it.each(Object.entries(organizationMoves))('has room for what it means to %s', (_, { from, to }) => {
    for (const status of from) expect(organizationTransitions[status as OrgStatus]).toContain(to);
  });

  it('of a membership has no flaw, and an erased one never comes back', () => {
    expect(flawsOf(membershipTransitions, ['PENDING', 'ACTIVE'], ['ERASED'])).toEqual(sound);
    expect(membershipTransitions.ERASED).toEqual([]);
  });

  it('of a request to join has no flaw', () => {
    expect(flawsOf(joinRequestTransitions, ['PENDING'], ['APPROVED', 'DECLINED', 'WITHDRAWN'])).toEqual(sound);
  });

  it('of an invitation has no flaw', () => {
    expect(flawsOf(invitationTransitions, ['PENDING'], ['ACCEPTED', 'REVOKED'])).toEqual(sound);
  });
});
