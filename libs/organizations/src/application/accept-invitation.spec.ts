import { MembershipChanged } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { RemoveMember } from './remove-member.ts';
import { SuspendOrganization } from './suspend-organization.ts';

describe('accepting an invitation', () => {
  it('makes the person a member with its role, and takes a seat', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg({ seats: 1 });
    const person = world.people.add();
    const { id, token } = await world.anInvitation(org.id, owner, person.email);
    const accepted = await world.run(new AcceptInvitation(token, person));
    expect(accepted).toMatchObject({ organization: { id: org.id }, role: 'MEMBER', alreadyMember: false });
    expect(await world.invitations.find(org.id, id)).toMatchObject({ status: 'ACCEPTED', acceptedBy: person.userId });
    expect(await world.org(org.id)).toMatchObject({ seatsUsed: 1, membersCount: 2 });
    expect(world.publisher.of(MembershipChanged).at(-1)).toMatchObject({
      userId: person.userId,
      status: 'ACTIVE',
      revision: 1,
    });
    expect(world.audit.entries.slice(-2)).toEqual([
      {
        action: 'invitation.accepted',
        orgId: org.id,
        target: { type: 'invitation', id, label: person.email },
      },
      {
        action: 'member.joined',
        orgId: org.id,
        target: expect.objectContaining({ type: 'membership', label: `${person.name} <${person.email}>` }),
        after: { role: 'MEMBER', status: 'ACTIVE' },
      },
    ]);
  });

  it('a second time is a friendly no-op for the same person, and an error for anybody else', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const [person, other] = [world.people.add(), world.people.add()];
    const { token } = await world.anInvitation(org.id, owner, person.email);
    await world.run(new AcceptInvitation(token, person));
    const recorded = world.audit.entries.length;
    expect(await world.run(new AcceptInvitation(token, person))).toMatchObject({ alreadyMember: true, role: 'MEMBER' });
    expect(world.audit.entries).toHaveLength(recorded);
    expect(await world.refusal(new AcceptInvitation(token, other))).toBe('INVITATION.OTHER_EMAIL');
    expect((await world.org(org.id)).membersCount).toBe(2);
  });

  it('does not let a removed person back in by the same link', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email);
    await world.run(new AcceptInvitation(token, person));
    await world.run(new RemoveMember(org.id, owner, (await world.membership(org.id, person.userId)).id));
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe('INVITATION.ALREADY_ACCEPTED');
  });

  it('revives the row of a removed member, with the role of the invitation', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { membershipId } = await world.aMember(org.id, 'ADMIN', 'REMOVED', person);
    const { token } = await world.anInvitation(org.id, owner, person.email);
    await world.run(new AcceptInvitation(token, person));
    const { id, state } = await world.membership(org.id, person.userId);
    expect({ id, role: state.role, status: state.status, revision: state.revision }).toEqual({
      id: membershipId,
      role: 'MEMBER',
      status: 'ACTIVE',
      revision: 2,
    });
    expect(world.audit.of('member.revived')).toMatchObject([
      {
        target: { id },
        before: { role: 'ADMIN', status: 'REMOVED' },
        after: { role: 'MEMBER', status: 'ACTIVE' },
      },
    ]);
  });

  it('never changes the role of one who is a member already', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email, 'OWNER');
    await world.aMember(org.id, 'SUPPORT', 'ACTIVE', person);
    expect(await world.run(new AcceptInvitation(token, person))).toMatchObject({
      alreadyMember: true,
      role: 'SUPPORT',
    });
  });

  it.each([
    ['SUSPENDED', 'MEMBER.TRANSITION_NOT_ALLOWED'],
    ['ERASED', 'MEMBER.ERASED'],
  ] as const)('does not bring a member back who is %s', async (status, code) => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email);
    await world.aMember(org.id, 'MEMBER', status, person);
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe(code);
  });

  it('is refused for dead links, unproven addresses, and organisations that are suspended', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { token } = await world.anInvitation(org.id, owner, person.email);
    expect(await world.refusal(new AcceptInvitation('made-up', person))).toBe('INVITATION.NOT_FOUND');
    expect(await world.refusal(new AcceptInvitation(token, { ...person, emailVerified: false }))).toBe(
      'AUTH.EMAIL_NOT_VERIFIED',
    );
    await world.run(new SuspendOrganization(org.id, 'Unpaid'));
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe('ORG.SUSPENDED');
    const second = await world.anOrg();
    const late = await world.anInvitation(second.org.id, second.owner, person.email);
    world.clock.advance({ days: 7 });
    expect(await world.refusal(new AcceptInvitation(late.token, person))).toBe('INVITATION.EXPIRED');
  });
});
