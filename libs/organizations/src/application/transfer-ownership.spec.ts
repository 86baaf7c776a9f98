import { MembershipChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { TransferOwnership } from './transfer-ownership.ts';

describe('transferring ownership', () => {
  it('makes the heir OWNER and the old owner ADMIN, and tells of both', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const heir = await world.aMember(org.id, 'MEMBER');
    await world.run(new TransferOwnership(org.id, owner, heir.membershipId));
    expect((await world.membership(org.id, heir.userId)).state.role).toBe('OWNER');
    expect((await world.membership(org.id, owner.userId)).state.role).toBe('ADMIN');
    expect((await world.org(org.id)).seatsUsed).toBe(0);
    expect(world.publisher.of(MembershipChanged).slice(-2)).toEqual([
      expect.objectContaining({ userId: heir.userId, role: 'OWNER' }),
      expect.objectContaining({ userId: owner.userId, role: 'ADMIN' }),
    ]);
    expect(world.audit.of('organization.ownership-transferred')).toEqual([
      expect.objectContaining({
        orgId: org.id,
        target: { type: 'membership', id: heir.membershipId, label: `${heir.name} <${heir.email}>` },
        before: { role: 'MEMBER', formerOwner: 'OWNER' },
        after: { role: 'OWNER', formerOwner: 'ADMIN' },
      }),
    ]);
  });

  it('by an operator adds an owner and takes nobody their role', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const heir = await world.aMember(org.id, 'MEMBER');
    await world.run(new TransferOwnership(org.id, world.anOperator(), heir.membershipId));
    expect((await world.membership(org.id, heir.userId)).state.role).toBe('OWNER');
    expect((await world.membership(org.id, owner.userId)).state.role).toBe('OWNER');
  });

  it('is refused to oneself, to owners, to the inactive and to strangers, and by anybody but an owner', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const transfer = (id: string) => world.refusal(new TransferOwnership(org.id, owner, id));
    expect(await transfer(owner.membershipId)).toBe('MEMBER.SELF_ROLE_CHANGE');
    expect(await transfer((await world.aMember(org.id, 'OWNER')).membershipId)).toBe('MEMBER.TRANSITION_NOT_ALLOWED');
    expect(await transfer((await world.aMember(org.id, 'ADMIN', 'SUSPENDED')).membershipId)).toBe(
      'MEMBER.TRANSITION_NOT_ALLOWED',
    );
    expect(await transfer(world.ids.uuid())).toBe('MEMBER.NOT_FOUND');
    const [admin, member] = [await world.aMember(org.id, 'ADMIN'), await world.aMember(org.id, 'MEMBER')];
    expect(await world.refusal(new TransferOwnership(org.id, admin, member.membershipId))).toBe('PERMISSION.DENIED');
  });
});
