import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { SuspendMember } from './suspend-member.ts';

describe('suspending a member', () => {
  it('frees the seat, not the place in the list', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    await world.run(new SuspendMember(org.id, owner, member.membershipId));
    expect((await world.membership(org.id, member.userId)).state.status).toBe('SUSPENDED');
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 0, membersCount: 2 });
    expect(world.audit.of('member.suspended')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        target: expect.objectContaining({ type: 'membership', id: member.membershipId }),
        before: { status: 'ACTIVE' },
        after: { status: 'SUSPENDED' },
      }),
    ]);
    expect(await world.refusal(new SuspendMember(org.id, owner, member.membershipId))).toBe(
      'MEMBER.TRANSITION_NOT_ALLOWED',
    );
  });

  it('is refused of oneself, at or above the own role, and of the last owner', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const [admin, peer] = [await world.aMember(org.id, 'ADMIN'), await world.aMember(org.id, 'ADMIN')];
    expect(await world.refusal(new SuspendMember(org.id, owner, owner.membershipId))).toBe('MEMBER.ROLE_ABOVE_OWN');
    expect(await world.refusal(new SuspendMember(org.id, admin, peer.membershipId))).toBe('MEMBER.ROLE_ABOVE_OWN');
    expect(await world.refusal(new SuspendMember(org.id, admin, owner.membershipId))).toBe('MEMBER.ROLE_ABOVE_OWN');
    expect(await world.refusal(new SuspendMember(org.id, world.anOperator(), owner.membershipId))).toBe(
      'ORG.LAST_OWNER',
    );
    const manager = await world.aMember(org.id, 'MANAGER');
    expect(await world.refusal(new SuspendMember(org.id, manager, peer.membershipId))).toBe('PERMISSION.DENIED');
  });
});
