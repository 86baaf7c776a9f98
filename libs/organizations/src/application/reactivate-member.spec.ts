import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ReactivateMember } from './reactivate-member.ts';

describe('reactivating a member', () => {
  it('takes a seat again', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg({ seats: 1 });
    const [first, second] = [
      await world.aMember(org.id, 'MEMBER', 'SUSPENDED'),
      await world.aMember(org.id, 'MEMBER', 'SUSPENDED'),
    ];
    await world.run(new ReactivateMember(org.id, owner, first.membershipId));
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 1, membersCount: 3 });
    expect(world.audit.of('member.reactivated')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        target: expect.objectContaining({ type: 'membership', id: first.membershipId }),
        before: { status: 'SUSPENDED' },
        after: { status: 'ACTIVE' },
      }),
    ]);
    expect(await world.refusal(new ReactivateMember(org.id, owner, second.membershipId))).toBe(
      'ORG.SEAT_LIMIT_REACHED',
    );
  });

  it('is only for the suspended, by those above them', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    for (const status of ['ACTIVE', 'PENDING', 'REMOVED'] as const) {
      const { membershipId } = await world.aMember(org.id, 'MEMBER', status);
      expect(await world.refusal(new ReactivateMember(org.id, owner, membershipId))).toBe(
        'MEMBER.TRANSITION_NOT_ALLOWED',
      );
    }
    const erased = await world.aMember(org.id, 'MEMBER', 'ERASED');
    expect(await world.refusal(new ReactivateMember(org.id, owner, erased.membershipId))).toBe('MEMBER.ERASED');
    const admin = await world.aMember(org.id, 'ADMIN');
    const peer = await world.aMember(org.id, 'ADMIN', 'SUSPENDED');
    expect(await world.refusal(new ReactivateMember(org.id, admin, peer.membershipId))).toBe('MEMBER.ROLE_ABOVE_OWN');
  });
});
