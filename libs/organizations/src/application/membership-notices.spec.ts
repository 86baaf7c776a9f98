import { NoticeRequested, type NoticeRequest, type Role } from '@moorage/contracts';
import { OrganizationsWorld, type MemberActor } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { ChangeRole } from './change-role.ts';
import { LeaveOrganization } from './leave-organization.ts';
import { ReactivateMember } from './reactivate-member.ts';
import { ReactivateOrganization } from './reactivate-organization.ts';
import { RemoveMember } from './remove-member.ts';
import { StepDown } from './step-down.ts';
import { SuspendMember } from './suspend-member.ts';
import { SuspendOrganization } from './suspend-organization.ts';
import { TransferOwnership } from './transfer-ownership.ts';

describe('notices about an organisation and its members', () => {
  let world: OrganizationsWorld;
  let orgId: string;
  let owner: MemberActor;
  beforeEach(async () => {
    world = new OrganizationsWorld();
    const { org, owner: founder } = await world.anOrg();
    [orgId, owner] = [org.id, founder];
  });

  /** What was requested after all that stood before. */
  async function toldBy(act: () => Promise<unknown>): Promise<NoticeRequest[]> {
    const before = world.publisher.of(NoticeRequested).length;
    await act();
    return world.publisher.of(NoticeRequested).slice(before);
  }
  const member = (role: Role = 'MANAGER') => world.aMember(orgId, role);

  it('are none when an organisation is founded: there is nobody to tell', () => {
    expect(world.publisher.of(NoticeRequested)).toEqual([]);
  });

  it('tell owners and admins who joined, by invitation and again after having left', async () => {
    const person = world.people.add({ name: 'Mia' });
    const join = async () => {
      const { token } = await world.anInvitation(orgId, owner, person.email, 'MANAGER');
      await world.run(new AcceptInvitation(token, person));
    };
    const expected = {
      kind: 'member.joined',
      orgId,
      to: { roles: ['OWNER', 'ADMIN'] },
      except: person.userId,
      data: { memberName: 'Mia', role: 'MANAGER' },
    };
    const first = await toldBy(join);
    expect(first).toEqual([{ ...expected, key: expect.any(String) as string }]);
    const left = await toldBy(async () => {
      await world.run(new LeaveOrganization(orgId, await world.actor(orgId, person)));
    });
    expect(left).toMatchObject([
      { kind: 'member.left', to: { roles: ['OWNER', 'ADMIN'] }, data: { memberName: 'Mia' } },
    ]);
    const again = await toldBy(join);
    expect(again).toMatchObject([expected]);
    expect(again[0]?.key).not.toBe(first[0]?.key);
  });

  it('tell a member what others did to their standing', async () => {
    const { userId, membershipId } = await member();
    const kinds = async (act: () => Promise<unknown>) =>
      (await toldBy(act)).map(({ kind, to, data }) => ({ kind, to, data }));
    const to = { userIds: [userId] };
    expect(await kinds(() => world.run(new ChangeRole(orgId, owner, membershipId, 'ADMIN')))).toEqual([
      { kind: 'membership.role-changed', to, data: { role: 'ADMIN' } },
    ]);
    expect(await kinds(() => world.run(new SuspendMember(orgId, owner, membershipId)))).toEqual([
      { kind: 'membership.suspended', to, data: {} },
    ]);
    expect(await kinds(() => world.run(new ReactivateMember(orgId, owner, membershipId)))).toEqual([
      { kind: 'membership.reactivated', to, data: {} },
    ]);
    expect(await kinds(() => world.run(new RemoveMember(orgId, owner, membershipId)))).toEqual([
      { kind: 'membership.removed', to, data: {} },
    ]);
  });

  it('spare whoever did it themselves', async () => {
    const next = await member('ADMIN');
    const told = await toldBy(() => world.run(new TransferOwnership(orgId, owner, next.membershipId)));
    expect(told.map(({ to, except }) => ({ to, except }))).toEqual([
      { to: { userIds: [next.userId] }, except: owner.userId },
      { to: { userIds: [owner.userId] }, except: owner.userId },
    ]);
    const former = await world.actor(orgId, { ...owner, name: '' });
    const stepped = await toldBy(() => world.run(new StepDown(orgId, former, 'MEMBER')));
    expect(stepped).toMatchObject([{ to: { userIds: [owner.userId] }, except: owner.userId }]);
  });

  it('are none where only a name changed', async () => {
    const { userId } = await member();
    world.people.add({ userId, name: 'New' });
    const told = await toldBy(() => world.refreshMember.handle({ userId }));
    expect((await world.membership(orgId, userId)).state.name).toBe('New');
    expect(told).toEqual([]);
  });

  it('tell owners and admins what became of the organisation', async () => {
    const told = await toldBy(async () => {
      await world.run(new SuspendOrganization(orgId, 'Unpaid'));
      await world.run(new ReactivateOrganization(orgId));
    });
    expect(told).toMatchObject([
      { kind: 'organization.suspended', orgId, to: { roles: ['OWNER', 'ADMIN'] }, data: { reason: 'Unpaid' } },
      { kind: 'organization.reactivated', orgId, to: { roles: ['OWNER', 'ADMIN'] }, data: {} },
    ]);
  });
});
