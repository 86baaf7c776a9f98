import { MailRequested, NoticeRequested } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AskToJoin } from './ask-to-join.ts';
import { InvitePeople } from './invite-people.ts';
import { SuspendOrganization } from './suspend-organization.ts';

async function anOrgWithDomain() {
  const world = new OrganizationsWorld();
  const { org, owner } = await world.anOrg();
  world.domains.prove('acme.example', org.id);
  const person = world.people.add({ name: 'Kim Reed', email: 'kim@acme.example' });
  return { world, org, owner, person };
}

describe('asking to join', () => {
  it('makes one open request, tells owners and admins, and leaves an entry', async () => {
    const { world, org, person } = await anOrgWithDomain();
    const asked = await world.run(new AskToJoin(org.id, person));
    const request = await world.joinRequests.findOpen(org.id, person.userId);
    expect(asked).toEqual({ outcome: 'asked', request });
    expect(request).toMatchObject({ email: 'kim@acme.example', domain: 'acme.example', askedAt: world.clock.now() });
    expect(world.publisher.of(NoticeRequested)).toEqual([
      {
        key: `join-request.received:${request?.id}`,
        kind: 'join-request.received',
        orgId: org.id,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { personName: 'Kim Reed', email: 'kim@acme.example' },
      },
    ]);
    expect(world.audit.of('join-request.made')).toEqual([
      {
        action: 'join-request.made',
        orgId: org.id,
        target: { type: 'join-request', id: request?.id, label: 'Kim Reed <kim@acme.example>' },
        after: { domain: 'acme.example' },
      },
    ]);
    expect(world.broadcast.messages.slice(-3).map(({ message }) => message)).toEqual([
      { scope: `org:${org.id}`, topic: 'join-requests', id: request?.id },
      { scope: 'admin', topic: 'join-requests', id: request?.id },
      { scope: `user:${person.userId}`, topic: 'join-requests', id: request?.id },
    ]);
  });

  it('again changes nothing and tells nobody', async () => {
    const { world, org, person } = await anOrgWithDomain();
    const first = await world.run(new AskToJoin(org.id, person));
    expect(await world.run(new AskToJoin(org.id.toUpperCase(), person))).toEqual(first);
    expect(world.publisher.of(NoticeRequested)).toHaveLength(1);
    expect(world.audit.of('join-request.made')).toHaveLength(1);
  });

  it('sends the link again to one who was invited, instead of asking for what was given', async () => {
    const { world, org, owner, person } = await anOrgWithDomain();
    const { id, token } = await world.anInvitation(org.id, owner, person.email, 'ADMIN');
    expect(await world.run(new AskToJoin(org.id, person))).toEqual({ outcome: 'invited' });
    expect(world.lastToken(person.email)).not.toBe(token);
    expect(world.publisher.of(MailRequested)).toHaveLength(2);
    expect(world.audit.of('invitation.resent')).toMatchObject([{ orgId: org.id, target: { id, label: person.email } }]);
    expect(await world.joinRequests.findOpen(org.id, person.userId)).toBeUndefined();
    // An invitation that nobody can accept any more opens no door.
    world.clock.advance({ days: 8 });
    expect(await world.run(new AskToJoin(org.id, person))).toMatchObject({ outcome: 'asked' });
  });

  it('is for those alone whose proven address is on a verified domain of that organisation', async () => {
    const { world, org, person } = await anOrgWithDomain();
    const other = await world.anOrg();
    const stranger = world.people.add({ email: 'kim@sub.acme.example' });
    const ask = (orgId: string, who = person) => world.refusal(new AskToJoin(orgId, who));
    expect(await ask(org.id, stranger)).toBe('ORG.NOT_FOUND');
    expect(await ask(other.org.id)).toBe('ORG.NOT_FOUND');
    expect(await ask(world.ids.uuid())).toBe('ORG.NOT_FOUND');
    expect(await ask('no uuid')).toBe('ORG.NOT_FOUND');
    expect(await ask(org.id, { ...person, emailVerified: false })).toBe('AUTH.EMAIL_NOT_VERIFIED');
    world.domains.lose('acme.example');
    expect(await ask(org.id)).toBe('ORG.NOT_FOUND');
  });

  it.each([
    ['ACTIVE', 'JOIN_REQUEST.ALREADY_MEMBER'],
    ['SUSPENDED', 'JOIN_REQUEST.ALREADY_MEMBER'],
    ['PENDING', 'JOIN_REQUEST.ALREADY_MEMBER'],
    ['ERASED', 'MEMBER.ERASED'],
  ] as const)('is refused to a member who is %s, and open to a removed one', async (status, code) => {
    const { world, org, person } = await anOrgWithDomain();
    await world.aMember(org.id, 'MEMBER', status, person);
    expect(await world.refusal(new AskToJoin(org.id, person))).toBe(code);
    const removed = world.people.add({ email: 'lee@acme.example' });
    await world.aMember(org.id, 'MEMBER', 'REMOVED', removed);
    await world.run(new AskToJoin(org.id, removed));
  });

  it('is refused where the organisation takes nobody', async () => {
    const { world, org, owner, person } = await anOrgWithDomain();
    await world.run(new InvitePeople(org.id, owner, [person.email], 'MEMBER', 7));
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await world.refusal(new AskToJoin(org.id, person))).toBe('ORG.SUSPENDED');
  });
});
