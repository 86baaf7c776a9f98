import { MailRequested } from '@moorage/contracts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { ResendInvitation } from './resend-invitation.ts';
import { RevokeInvitation } from './revoke-invitation.ts';

describe('sending an invitation again', () => {
  it('gives a new link, valid from now; also for one that has expired', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const person = world.people.add();
    const { id, token } = await world.anInvitation(org.id, owner, person.email);
    world.clock.advance({ days: 8 });
    const renewed = await world.run(new ResendInvitation(org.id, owner, id));
    expect(renewed).toMatchObject({
      id,
      timesSent: 2,
      sentAt: world.clock.now(),
      expiresAt: new Date('2026-01-20T12:00:00.000Z'),
    });
    expect(world.audit.of('invitation.resent')).toEqual([
      {
        action: 'invitation.resent',
        orgId: org.id,
        target: { type: 'invitation', id, label: person.email },
        after: { expiresAt: '2026-01-20T12:00:00.000Z' },
      },
    ]);
    expect(world.publisher.of(MailRequested)).toHaveLength(2);
    expect(await world.refusal(new AcceptInvitation(token, person))).toBe('INVITATION.NOT_FOUND');
    await world.run(new AcceptInvitation(world.lastToken(person.email), person));
    expect(await world.refusal(new ResendInvitation(org.id, owner, id))).toBe('INVITATION.ALREADY_ACCEPTED');
  });

  it('is refused for unknown, foreign and revoked ones, for roles one may not grant, and too often', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const other = await world.anOrg();
    const { id } = await world.anInvitation(org.id, owner, 'ada@example.com', 'ADMIN');
    expect(await world.refusal(new ResendInvitation(other.org.id, other.owner, id))).toBe('INVITATION.NOT_FOUND');
    expect(await world.refusal(new ResendInvitation(org.id, owner, 'no uuid'))).toBe('INVITATION.NOT_FOUND');
    const manager = await world.aMember(org.id, 'MANAGER');
    expect(await world.refusal(new ResendInvitation(org.id, manager, id))).toBe('ROLE.NOT_GRANTABLE');
    for (let act = 1; act < 20; act++) await world.run(new ResendInvitation(org.id, owner, id));
    expect(await world.refusal(new ResendInvitation(org.id, owner, id))).toBe('INVITATION.HOURLY_LIMIT');
    await world.run(new RevokeInvitation(org.id, owner, id));
    expect(await world.refusal(new ResendInvitation(org.id, owner, id))).toBe('INVITATION.REVOKED');
  });
});
