import { membershipStatuses, roles, type MembershipStatus } from '@moorage/kernel';
import { Membership } from './membership.ts';

const at = new Date('2026-01-05T12:00:00.000Z');
const later = new Date('2026-02-05T12:00:00.000Z');
const member = (status: MembershipStatus = 'ACTIVE'): Membership => {
  const { state } = Membership.join({
    id: 'm',
    orgId: 'o',
    userId: 'u',
    name: 'Ada',
    email: 'ada@example.com',
    role: 'MEMBER',
    joinedAt: at,
  });
  return Membership.from({ ...state, status });
};

describe('a membership', () => {
  it('begins active, in its first revision, and counts each change', () => {
    expect(member().state).toMatchObject({ status: 'ACTIVE', revision: 1 });
    const changed = member()
      .withRole('MANAGER')
      .suspend()
      .reactivate()
      .withProfile({ name: 'Ada L', email: 'al@example.com' });
    expect(changed.state).toMatchObject({
      role: 'MANAGER',
      status: 'ACTIVE',
      name: 'Ada L',
      email: 'al@example.com',
      revision: 5,
    });
  });

  it('comes back with the role it is given now', () => {
    expect(member('REMOVED').revive('SUPPORT', later).state).toMatchObject({
      id: 'm',
      status: 'ACTIVE',
      role: 'SUPPORT',
      joinedAt: later,
      revision: 2,
    });
  });

  it('occupies a seat while active in a role that has one', () => {
    for (const status of membershipStatuses) expect(member(status).occupiesSeat).toBe(status === 'ACTIVE');
    const seated = roles.filter((role) => Membership.from({ ...member().state, role }).occupiesSeat);
    expect(seated).toEqual(['MEMBER']);
  });

  it.each<[string, (m: Membership) => Membership, MembershipStatus[]]>([
    ['suspended', (m) => m.suspend(), ['PENDING', 'ACTIVE']],
    ['reactivated', (m) => m.reactivate(), ['SUSPENDED']],
    ['removed', (m) => m.remove(), ['PENDING', 'ACTIVE', 'SUSPENDED']],
    ['revived', (m) => m.revive('MEMBER', later), ['REMOVED']],
    ['given another role', (m) => m.withRole('SUPPORT'), ['PENDING', 'ACTIVE', 'SUSPENDED']],
  ])('can be %s only from the right statuses', (_, change, from) => {
    for (const status of membershipStatuses) {
      const expected = from.includes(status)
        ? undefined
        : status === 'ERASED'
          ? 'MEMBER.ERASED'
          : 'MEMBER.TRANSITION_NOT_ALLOWED';
      let code: string | undefined;
      try {
        change(member(status));
      } catch (error) {
        ({ code } = error as { code: string });
      }
      expect([status, code]).toEqual([status, expected]);
    }
  });
});
