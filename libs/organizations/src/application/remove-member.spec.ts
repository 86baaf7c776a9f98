import { MembershipChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { RemoveMember } from './remove-member.ts';

describe('removing a member', () => {
  it('is soft: the row stays, the seat is free', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    await world.run(new RemoveMember(org.id, owner, member.membershipId));
    expect((await world.membership(org.id, member.userId)).state).toMatchObject({ status: 'REMOVED', revision: 2 });
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 0, membersCount: 1 });
    expect(world.publisher.of(MembershipChanged).at(-1)).toMatchObject({ userId: member.userId, status: 'REMOVED' });
    expect(world.audit.of('member.removed')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        target: expect.objectContaining({ type: 'membership', id: member.membershipId }),
        before: { status: 'ACTIVE' },
        after: { status: 'REMOVED' },
      }),
    ]);
  });

  it('is refused at or above the own role, without the permission, and twice', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const [admin, peer, manager] = [
      await world.aMember(org.id, 'ADMIN'),
      await world.aMember(org.id, 'ADMIN'),
      await world.aMember(org.id, 'MANAGER'),
    ];
    for (const { membershipId } of [owner, peer, admin]) {
      expect(await world.refusal(new RemoveMember(org.id, admin, membershipId))).toBe('MEMBER.ROLE_ABOVE_OWN');
    }
    const member = await world.aMember(org.id, 'MEMBER');
    expect(await world.refusal(new RemoveMember(org.id, manager, member.membershipId))).toBe('PERMISSION.DENIED');
    await world.run(new RemoveMember(org.id, admin, member.membershipId));
    expect(await world.refusal(new RemoveMember(org.id, admin, member.membershipId))).toBe(
      'MEMBER.TRANSITION_NOT_ALLOWED',
    );
    expect(await world.refusal(new RemoveMember(org.id, admin, 'no uuid'))).toBe('MEMBER.NOT_FOUND');
  });

  it('keeps the last active owner', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    expect(await world.refusal(new RemoveMember(org.id, owner, owner.membershipId))).toBe('ORG.LAST_OWNER');
    expect(await world.refusal(new RemoveMember(org.id, world.anOperator(), owner.membershipId))).toBe(
      'ORG.LAST_OWNER',
    );
    const second = await world.aMember(org.id, 'OWNER');
    await world.run(new RemoveMember(org.id, second, owner.membershipId));
  });
});
