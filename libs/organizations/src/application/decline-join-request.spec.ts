import { NoticeRequested } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AskToJoin } from './ask-to-join.ts';
import { DeclineJoinRequest } from './decline-join-request.ts';

describe('declining a request to join', () => {
  it('tells the person why, and leaves an entry; asking again is open to them', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { person, request } = await world.aJoinRequest(org.id);
    await world.run(new DeclineJoinRequest(org.id, owner, request.id, 'Use your own account.'));
    expect(await world.joinRequests.find(org.id, request.id)).toMatchObject({
      status: 'DECLINED',
      reason: 'Use your own account.',
      decidedBy: { userId: owner.userId },
    });
    expect(world.publisher.of(NoticeRequested).at(-1)).toEqual({
      key: `join-request.declined:${request.id}`,
      kind: 'join-request.declined',
      orgId: org.id,
      to: { userIds: [person.userId] },
      data: { reason: 'Use your own account.' },
    });
    expect(world.audit.of('join-request.declined')).toMatchObject([
      { orgId: org.id, target: { id: request.id }, after: { reason: 'Use your own account.' } },
    ]);
    expect((await world.org(org.id)).membersCount).toBe(1);
    expect(await world.run(new AskToJoin(org.id, person))).toMatchObject({ outcome: 'asked' });
  });

  it('is refused twice, and for unknown and foreign requests', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const other = await world.anOrg();
    const { request } = await world.aJoinRequest(org.id);
    const decline = (orgId: string, id: string) => world.refusal(new DeclineJoinRequest(orgId, owner, id, 'No'));
    expect(await decline(other.org.id, request.id)).toBe('JOIN_REQUEST.NOT_FOUND');
    expect(await decline(org.id, 'no uuid')).toBe('JOIN_REQUEST.NOT_FOUND');
    await world.run(new DeclineJoinRequest(org.id, owner, request.id, 'No'));
    expect(await decline(org.id, request.id)).toBe('JOIN_REQUEST.ALREADY_DECIDED');
  });
});
