import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { DeclineJoinRequest } from './decline-join-request.ts';
import { WithdrawJoinRequest } from './withdraw-join-request.ts';

describe('withdrawing a request to join', () => {
  it('ends it; twice is as good as once', async () => {
    const world = new OrganizationsWorld();
    const { org } = await world.anOrg();
    const { person, request } = await world.aJoinRequest(org.id);
    await world.run(new WithdrawJoinRequest(person.userId, request.id));
    await world.run(new WithdrawJoinRequest(person.userId, request.id));
    expect((await world.joinRequests.find(org.id, request.id))?.status).toBe('WITHDRAWN');
    expect(world.audit.of('join-request.withdrawn')).toMatchObject([{ orgId: org.id, target: { id: request.id } }]);
  });

  it("is refused once decided, and for requests that are not one's own", async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { person, request } = await world.aJoinRequest(org.id);
    const withdraw = (userId: string, id: string) => world.refusal(new WithdrawJoinRequest(userId, id));
    expect(await withdraw(owner.userId, request.id)).toBe('JOIN_REQUEST.NOT_FOUND');
    expect(await withdraw(person.userId, 'no uuid')).toBe('JOIN_REQUEST.NOT_FOUND');
    await world.run(new DeclineJoinRequest(org.id, owner, request.id, 'No'));
    expect(await withdraw(person.userId, request.id)).toBe('JOIN_REQUEST.ALREADY_DECIDED');
  });

  it('happens by itself when the person joins by another way', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { person, request } = await world.aJoinRequest(org.id);
    const { token } = await world.anInvitation(org.id, owner, person.email);
    await world.run(new AcceptInvitation(token, person));
    expect((await world.joinRequests.find(org.id, request.id))?.status).toBe('WITHDRAWN');
    expect(world.audit.of('join-request.withdrawn')).toMatchObject([{ target: { id: request.id } }]);
  });
});
