import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { RevokeInvitation } from './revoke-invitation.ts';
import { SignUpByInvitation } from './sign-up-by-invitation.ts';

describe('signing up by an invitation', () => {
  it('makes account, membership and session in one', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { id, token } = await world.anInvitation(org.id, owner, 'new@example.com', 'SUPPORT');
    const joined = await world.run(new SignUpByInvitation(token, 'Newt', 'quiet harbour lantern'));
    expect(joined).toMatchObject({
      organization: { id: org.id },
      role: 'SUPPORT',
      person: { email: 'new@example.com', name: 'Newt', emailVerified: true },
    });
    expect(joined.session.token).toBe(`session-of-${joined.person.userId}`);
    expect((await world.membership(org.id, joined.person.userId)).state).toMatchObject({
      role: 'SUPPORT',
      name: 'Newt',
    });
    expect(await world.invitations.find(org.id, id)).toMatchObject({
      status: 'ACCEPTED',
      acceptedBy: joined.person.userId,
    });
    const actor = { type: 'user', id: joined.person.userId, label: 'Newt <new@example.com>' };
    expect(world.audit.entries.slice(-2)).toMatchObject([
      { action: 'invitation.accepted', target: { id }, actor },
      { action: 'member.joined', after: { role: 'SUPPORT', status: 'ACTIVE' }, actor },
    ]);
  });

  it('is refused where the address has an account, and for dead links', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const signUp = (token: string) => world.refusal(new SignUpByInvitation(token, 'Newt', 'quiet harbour lantern'));
    const known = await world.anInvitation(org.id, owner, world.people.add().email);
    expect(await signUp(known.token)).toBe('INVITATION.ACCOUNT_EXISTS');
    expect(await signUp('made-up')).toBe('INVITATION.NOT_FOUND');
    const revoked = await world.anInvitation(org.id, owner, 'revoked@example.com');
    await world.run(new RevokeInvitation(org.id, owner, revoked.id));
    expect(await signUp(revoked.token)).toBe('INVITATION.REVOKED');
    const used = await world.anInvitation(org.id, owner, 'used@example.com');
    await world.run(new SignUpByInvitation(used.token, 'Newt', 'quiet harbour lantern'));
    expect(await signUp(used.token)).toBe('INVITATION.ALREADY_ACCEPTED');
    const late = await world.anInvitation(org.id, owner, 'late@example.com');
    world.clock.advance({ days: 8 });
    expect(await signUp(late.token)).toBe('INVITATION.EXPIRED');
  });

  it('is refused where no seat is free', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg({ seats: 0 });
    const { token } = await world.anInvitation(org.id, owner, 'new@example.com');
    expect(await world.refusal(new SignUpByInvitation(token, 'Newt', 'quiet harbour lantern'))).toBe(
      'ORG.SEAT_LIMIT_REACHED',
    );
  });
});
