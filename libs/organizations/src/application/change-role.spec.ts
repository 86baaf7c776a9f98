import { MembershipChanged } from '@moorage/contracts';
import type { Role } from '@moorage/kernel';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ChangeRole } from './change-role.ts';

describe('changing a role', () => {
  it('moves the seat, the rights and the revision, and tells everybody', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    const before = (await world.people.find(member.userId))?.sessionGeneration ?? 0;
    world.broadcast.messages.length = 0;
    await world.run(new ChangeRole(org.id, owner, member.membershipId, 'ADMIN'));

    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 0, membersCount: 2 });
    expect((await world.people.find(member.userId))?.sessionGeneration).toBe(before + 1);
    const { userId, email, name, membershipId } = member;
    expect(world.publisher.of(MembershipChanged).at(-1)).toEqual({
      membershipId,
      orgId: org.id,
      userId,
      email,
      name,
      role: 'ADMIN',
      status: 'ACTIVE',
      revision: 2,
    });
    expect(world.audit.of('member.role-changed')).toEqual([
      {
        action: 'member.role-changed',
        orgId: org.id,
        target: { type: 'membership', id: membershipId, label: `${name} <${email}>` },
        before: { role: 'MEMBER' },
        after: { role: 'ADMIN' },
      },
    ]);
    expect(world.broadcast.messages).toEqual([
      { channel: 'access', message: { userId, orgId: org.id } },
      { channel: 'live', message: { scope: `org:${org.id}`, topic: 'members', id: membershipId } },
      { channel: 'live', message: { scope: 'admin', topic: 'members', id: membershipId } },
      { channel: 'live', message: { scope: `user:${userId}`, topic: 'organization', id: org.id } },
    ]);
  });

  it('to the same role changes nothing', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const member = await world.aMember(org.id, 'MEMBER');
    await world.run(new ChangeRole(org.id, owner, member.membershipId, 'MEMBER'));
    expect((await world.membership(org.id, member.userId)).state.revision).toBe(1);
    expect(world.audit.of('member.role-changed')).toEqual([]);
  });

  it.each<[Role, Role, Role, string]>([
    ['ADMIN', 'ADMIN', 'MEMBER', 'MEMBER.ROLE_ABOVE_OWN'],
    ['ADMIN', 'OWNER', 'MEMBER', 'MEMBER.ROLE_ABOVE_OWN'],
    ['ADMIN', 'MEMBER', 'ADMIN', 'ROLE.NOT_GRANTABLE'],
    ['ADMIN', 'MEMBER', 'OWNER', 'ROLE.NOT_GRANTABLE'],
    ['ADMIN', 'MEMBER', 'BILLING_ADMIN', 'ROLE.NOT_GRANTABLE'],
    ['OWNER', 'MEMBER', 'PUBLISHER', 'ROLE.NOT_GRANTABLE'],
    ['MANAGER', 'MEMBER', 'SUPPORT', 'PERMISSION.DENIED'],
    ['MEMBER', 'SUPPORT', 'MEMBER', 'PERMISSION.DENIED'],
  ])('by %s of %s to %s is refused', async (by, of, to, code) => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const [actor, target] = [await world.aMember(org.id, by), await world.aMember(org.id, of)];
    expect(await world.refusal(new ChangeRole(org.id, actor, target.membershipId, to))).toBe(code);
    expect((await world.membership(org.id, target.userId)).state.role).toBe(of);
  });

  it('of oneself is refused, whatever the role', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    expect(await world.refusal(new ChangeRole(org.id, owner, owner.membershipId, 'ADMIN'))).toBe(
      'MEMBER.SELF_ROLE_CHANGE',
    );
  });

  it('goes by what the actor is now, not by what the request said', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const [admin, target] = [await world.aMember(org.id, 'ADMIN'), await world.aMember(org.id, 'SUPPORT')];
    await world.run(new ChangeRole(org.id, owner, admin.membershipId, 'MEMBER'));
    expect(await world.refusal(new ChangeRole(org.id, admin, target.membershipId, 'MEMBER'))).toBe('PERMISSION.DENIED');
  });

  it('keeps the last active owner, also against an operator; a suspended one does not count', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    await world.aMember(org.id, 'OWNER', 'SUSPENDED');
    const operator = world.anOperator();
    expect(await world.refusal(new ChangeRole(org.id, operator, owner.membershipId, 'ADMIN'))).toBe('ORG.LAST_OWNER');
    await world.aMember(org.id, 'OWNER');
    await world.run(new ChangeRole(org.id, operator, owner.membershipId, 'ADMIN'));
  });

  it('to a role with a seat needs a free one', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg({ seats: 0 });
    const member = await world.aMember(org.id, 'SUPPORT');
    expect(await world.refusal(new ChangeRole(org.id, owner, member.membershipId, 'MEMBER'))).toBe(
      'ORG.SEAT_LIMIT_REACHED',
    );
  });

  it('is refused for those who are not there: removed, erased, unknown, of another organisation', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const removed = await world.aMember(org.id, 'MEMBER', 'REMOVED');
    const erased = await world.aMember(org.id, 'MEMBER', 'ERASED');
    const foreign = await world.aMember((await world.anOrg()).org.id, 'MEMBER');
    const change = (id: string) => world.refusal(new ChangeRole(org.id, owner, id, 'SUPPORT'));
    expect(await change(removed.membershipId)).toBe('MEMBER.TRANSITION_NOT_ALLOWED');
    expect(await change(erased.membershipId)).toBe('MEMBER.ERASED');
    for (const id of [foreign.membershipId, world.ids.uuid(), 'no uuid'])
      expect(await change(id)).toBe('MEMBER.NOT_FOUND');
  });
});
