import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { LeaveOrganization } from './leave-organization.ts';

describe('leaving an organisation', () => {
  it('frees the seat', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    await world.run(new LeaveOrganization(org.id, member));
    expect((await world.membership(org.id, member.userId)).state.status).toBe('REMOVED');
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 0, membersCount: 1 });
    expect(world.audit.of('member.left')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        target: expect.objectContaining({ type: 'membership', id: member.membershipId }),
        before: { status: 'ACTIVE' },
        after: { status: 'REMOVED' },
      }),
    ]);
    expect(world.audit.of('member.removed')).toEqual([]);
    expect(await world.refusal(new LeaveOrganization(org.id, member))).toBe('PERMISSION.DENIED');
  });

  it('is refused to the last owner and to those who are no members', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    expect(await world.refusal(new LeaveOrganization(org.id, owner))).toBe('ORG.LAST_OWNER');
    expect(await world.refusal(new LeaveOrganization(org.id, world.anOperator()))).toBe('MEMBER.NOT_FOUND');
    await world.aMember(org.id, 'OWNER');
    await world.run(new LeaveOrganization(org.id, owner));
  });
});
