import { MembershipChanged, NoticeRequested } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { ApproveJoinRequest } from './approve-join-request.ts';
import { DeclineJoinRequest } from './decline-join-request.ts';
import { SetSeats } from './set-seats.ts';
import { SuspendOrganization } from './suspend-organization.ts';
import { WithdrawJoinRequest } from './withdraw-join-request.ts';

async function anAskingPerson() {
  const world = new OrganizationsWorld();
  const { org, owner } = await world.anOrg();
  return { world, org, owner, ...(await world.aJoinRequest(org.id)) };
}

describe('approving a request to join', () => {
  it('makes the person a member with a seat, tells them, and leaves both entries', async () => {
    const { world, org, owner, person, request } = await anAskingPerson();
    await world.run(new ApproveJoinRequest(org.id, owner, request.id, 'MEMBER'));
    expect((await world.membership(org.id, person.userId)).state).toMatchObject({ role: 'MEMBER', status: 'ACTIVE' });
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 1, membersCount: 2 });
    expect(await world.joinRequests.find(org.id, request.id)).toMatchObject({
      status: 'APPROVED',
      role: 'MEMBER',
      decidedBy: { userId: owner.userId, name: owner.name },
      decidedAt: world.clock.now(),
    });
    expect(world.publisher.of(MembershipChanged).at(-1)).toMatchObject({ userId: person.userId, status: 'ACTIVE' });
    expect(world.publisher.of(NoticeRequested)).toContainEqual({
      key: `join-request.approved:${request.id}`,
      kind: 'join-request.approved',
      orgId: org.id,
      to: { userIds: [person.userId] },
      data: {},
    });
    expect(world.audit.entries.slice(-2)).toMatchObject([
      { action: 'join-request.approved', orgId: org.id, target: { id: request.id }, after: { role: 'MEMBER' } },
      { action: 'member.joined', orgId: org.id, after: { role: 'MEMBER', status: 'ACTIVE' } },
    ]);
    expect(world.audit.of('join-request.withdrawn')).toEqual([]);
  });

  it('takes the person as they are now, and brings a removed one back', async () => {
    const { world, org, owner } = await anAskingPerson();
    const person = world.people.add({ name: 'Ada Byron', email: 'ada@acme.example' });
    const { membershipId } = await world.aMember(org.id, 'ADMIN', 'REMOVED', person);
    const { request } = await world.aJoinRequest(org.id, person);
    world.people.add({ ...person, name: 'Ada Lovelace' });
    await world.run(new ApproveJoinRequest(org.id, owner, request.id, 'SUPPORT'));
    const { id, state } = await world.membership(org.id, person.userId);
    expect({ id, role: state.role, status: state.status }).toEqual({
      id: membershipId,
      role: 'SUPPORT',
      status: 'ACTIVE',
    });
  });

  it('is one decision: the second one hears that it was decided', async () => {
    const { world, org, owner, request } = await anAskingPerson();
    await world.run(new ApproveJoinRequest(org.id, owner, request.id, 'MEMBER'));
    expect(await world.refusal(new ApproveJoinRequest(org.id, owner, request.id, 'MEMBER'))).toBe(
      'JOIN_REQUEST.ALREADY_DECIDED',
    );
    expect(await world.refusal(new DeclineJoinRequest(org.id, owner, request.id, 'No'))).toBe(
      'JOIN_REQUEST.ALREADY_DECIDED',
    );
    const second = await world.aJoinRequest(org.id);
    await world.run(new WithdrawJoinRequest(second.person.userId, second.request.id));
    expect(await world.refusal(new ApproveJoinRequest(org.id, owner, second.request.id, 'MEMBER'))).toBe(
      'JOIN_REQUEST.ALREADY_DECIDED',
    );
  });

  it('is refused where no seat is free, the domain is lost, or the organisation is suspended', async () => {
    const { world, org, owner, request } = await anAskingPerson();
    const approve = () => world.refusal(new ApproveJoinRequest(org.id, owner, request.id, 'MEMBER'));
    await world.run(new SetSeats(org.id, 0));
    expect(await approve()).toBe('ORG.SEAT_LIMIT_REACHED');
    const lost = await world.aJoinRequest(org.id, world.people.add({ email: 'lee@lost.example' }));
    world.domains.lose('lost.example');
    expect(await world.refusal(new ApproveJoinRequest(org.id, owner, lost.request.id, 'SUPPORT'))).toBe(
      'JOIN_REQUEST.DOMAIN_NOT_VERIFIED',
    );
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await approve()).toBe('ORG.SUSPENDED');
  });

  it('is refused for roles one may not grant, and for unknown and foreign requests', async () => {
    const { world, org, request } = await anAskingPerson();
    const admin = await world.aMember(org.id, 'ADMIN');
    const other = await world.anOrg();
    expect(await world.refusal(new ApproveJoinRequest(org.id, admin, request.id, 'ADMIN'))).toBe('ROLE.NOT_GRANTABLE');
    for (const id of ['no uuid', world.ids.uuid()]) {
      expect(await world.refusal(new ApproveJoinRequest(org.id, admin, id, 'MEMBER'))).toBe('JOIN_REQUEST.NOT_FOUND');
    }
    expect(await world.refusal(new ApproveJoinRequest(other.org.id, other.owner, request.id, 'MEMBER'))).toBe(
      'JOIN_REQUEST.NOT_FOUND',
    );
  });
});
