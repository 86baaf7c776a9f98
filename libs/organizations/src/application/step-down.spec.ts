import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { StepDown } from './step-down.ts';

describe('stepping down', () => {
  it('takes the lower role, and its seat', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const admin = await world.aMember(org.id, 'ADMIN');
    await world.run(new StepDown(org.id, admin, 'MEMBER'));
    expect((await world.membership(org.id, admin.userId)).state).toMatchObject({ role: 'MEMBER', revision: 2 });
    expect((await world.org(org.id)).seatsUsed).toBe(1);
    expect(world.audit.of('member.role-changed')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        target: expect.objectContaining({ type: 'membership', id: admin.membershipId }),
        before: { role: 'ADMIN' },
        after: { role: 'MEMBER' },
      }),
    ]);
  });

  it('never gains a right: not up, not sideways, not to the money', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const admin = await world.aMember(org.id, 'ADMIN');
    for (const role of ['OWNER', 'ADMIN', 'BILLING_ADMIN'] as const) {
      expect(await world.refusal(new StepDown(org.id, admin, role))).toBe('MEMBER.SELF_ROLE_CHANGE');
    }
    const second = await world.aMember(org.id, 'OWNER');
    expect(await world.refusal(new StepDown(org.id, second, 'PUBLISHER'))).toBe('ROLE.NOT_GRANTABLE');
  });

  it('is refused to the last owner, where no seat is free, and to those who are no members', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg({ seats: 0 });
    expect(await world.refusal(new StepDown(org.id, owner, 'ADMIN'))).toBe('ORG.LAST_OWNER');
    const admin = await world.aMember(org.id, 'ADMIN');
    expect(await world.refusal(new StepDown(org.id, admin, 'MEMBER'))).toBe('ORG.SEAT_LIMIT_REACHED');
    expect(await world.refusal(new StepDown(org.id, world.anOperator(), 'MEMBER'))).toBe('MEMBER.NOT_FOUND');
  });
});
