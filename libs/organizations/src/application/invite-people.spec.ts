import { MailRequested } from '@moorage/contracts';
import { sha256 } from '@moorage/kernel';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { InvitePeople } from './invite-people.ts';
import { RevokeInvitation } from './revoke-invitation.ts';
import { SetInvitationExpiry } from './set-invitation-expiry.ts';

describe('inviting people', () => {
  it('orders one mail each, whose link alone holds the token', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const [result] = await world.run(new InvitePeople(org.id, owner, ['ada@example.com'], 'MANAGER', 3));
    const mails = world.publisher.of(MailRequested);
    const id = result?.outcome === 'invited' ? result.invitation.id : undefined;
    const token = world.lastToken('ada@example.com');
    expect(mails).toEqual([
      {
        key: `invitation:${id}:1`,
        to: 'ada@example.com',
        template: 'invitation',
        data: {
          orgName: 'Acme',
          inviterName: owner.name,
          role: 'MANAGER',
          link: `http://localhost:4400/invitation#token=${token}`,
          expiresAt: '2026-01-08T12:00:00.000Z',
        },
      },
    ]);
    expect(await world.invitations.findByTokenHash(sha256(token))).toMatchObject({
      id,
      role: 'MANAGER',
      status: 'PENDING',
      ttlDays: 3,
    });
    expect(JSON.stringify(result)).not.toContain(token);
    expect(world.audit.of('invitation.sent')).toEqual([
      {
        action: 'invitation.sent',
        orgId: org.id,
        target: { type: 'invitation', id, label: 'ada@example.com' },
        after: { role: 'MANAGER', expiresAt: '2026-01-08T12:00:00.000Z' },
      },
    ]);
  });

  it('answers for each address: one that fails never fails the others', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const suspended = await world.aMember(org.id, 'MEMBER', 'SUSPENDED');
    const removed = await world.aMember(org.id, 'MEMBER', 'REMOVED');
    const emails = [
      'no address',
      owner.email,
      suspended.email,
      removed.email,
      'New@Example.com',
      ' new@example.com ',
      '',
    ];
    const results = await world.run(new InvitePeople(org.id, owner, emails, 'MEMBER', 7));
    expect(results.map((result) => [result.email, result.outcome, 'code' in result ? result.code : undefined])).toEqual(
      [
        ['no address', 'failed', 'EMAIL.INVALID'],
        [owner.email, 'failed', 'INVITATION.ALREADY_MEMBER'],
        [suspended.email, 'failed', 'INVITATION.ALREADY_MEMBER'],
        [removed.email, 'invited', undefined],
        ['new@example.com', 'invited', undefined],
        ['new@example.com', 'repeated', undefined],
        ['', 'failed', 'EMAIL.INVALID'],
      ],
    );
    expect(world.publisher.of(MailRequested).map(({ to }) => to)).toEqual([removed.email, 'new@example.com']);
  });

  it('again refreshes the pending one: same id, new token, another mail', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const { id, token } = await world.anInvitation(org.id, owner, 'ada@example.com');
    world.clock.advance({ days: 30 });
    const [result] = await world.run(new InvitePeople(org.id, owner, ['ada@example.com'], 'SUPPORT', 7));
    expect(result).toMatchObject({
      outcome: 'refreshed',
      invitation: { id, role: 'SUPPORT', timesSent: 2, expiresAt: new Date('2026-02-11T12:00:00.000Z') },
    });
    expect(await world.invitations.findByTokenHash(sha256(token))).toBeUndefined();
    expect(world.publisher.of(MailRequested).map(({ key }) => key)).toEqual([
      `invitation:${id}:1`,
      `invitation:${id}:2`,
    ]);
    expect(world.audit.of('invitation.resent')).toMatchObject([{ target: { id }, after: { role: 'SUPPORT' } }]);
    await world.run(new RevokeInvitation(org.id, owner, id));
    const [anew] = await world.run(new InvitePeople(org.id, owner, ['ada@example.com'], 'MEMBER', 7));
    expect(anew).toMatchObject({ outcome: 'invited' });
  });

  it('takes nothing from what somebody with more rights sent, until its time is over', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const manager = await world.aMember(org.id, 'MANAGER');
    const { id, token } = await world.anInvitation(org.id, owner, 'ada@example.com', 'ADMIN');
    const refused = {
      email: 'ada@example.com',
      outcome: 'failed',
      code: 'ROLE.NOT_GRANTABLE',
      detail: 'This address is invited already, with a role that yours may not grant.',
    };
    const recorded = world.audit.entries.length;
    const asMember = (...emails: string[]) => new InvitePeople(org.id, manager, emails, 'MEMBER', 7);
    expect(await world.run(asMember('ada@example.com'))).toEqual([refused]);
    expect(world.audit.entries).toHaveLength(recorded);
    expect(await world.run(asMember('ben@example.com', 'Ada@Example.com'))).toMatchObject([
      { email: 'ben@example.com', outcome: 'invited' },
      refused,
    ]);
    expect(await world.invitations.findByTokenHash(sha256(token))).toMatchObject({ id, role: 'ADMIN', timesSent: 1 });
    world.clock.advance({ days: 7 });
    expect(await world.run(asMember('ada@example.com'))).toMatchObject([{ outcome: 'refreshed', invitation: { id } }]);
  });

  it('works for as long as is usual in the organisation, unless said otherwise', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const daysOf = async (command: InvitePeople) => {
      const [result] = await world.run(command);
      return result?.outcome === 'invited' || result?.outcome === 'refreshed' ? result.invitation.ttlDays : undefined;
    };
    expect(await daysOf(new InvitePeople(org.id, owner, ['ada@example.com'], 'MEMBER'))).toBe(7);
    await world.run(new SetInvitationExpiry(org.id, 21));
    expect(await daysOf(new InvitePeople(org.id, owner, ['ada@example.com'], 'MEMBER'))).toBe(21);
    expect(await daysOf(new InvitePeople(org.id, owner, ['ada@example.com'], 'MEMBER', 2))).toBe(2);
  });

  it('takes fifty addresses and not one more', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const emails = Array.from({ length: 51 }, (_, n) => `person-${n}@example.com`);
    expect(await world.refusal(new InvitePeople(org.id, owner, emails, 'MEMBER', 7))).toBe(
      'INVITATION.TOO_MANY_ADDRESSES',
    );
    expect(await world.run(new InvitePeople(org.id, owner, emails.slice(1), 'MEMBER', 7))).toHaveLength(50);
  });

  it('is refused for a role that one may not grant, and the twenty-first time within an hour', async () => {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    const manager = await world.aMember(org.id, 'MANAGER');
    expect(await world.refusal(new InvitePeople(org.id, manager, ['ada@example.com'], 'ADMIN', 7))).toBe(
      'ROLE.NOT_GRANTABLE',
    );
    const again = new InvitePeople(org.id, owner, ['ada@example.com'], 'MEMBER', 7);
    for (let act = 0; act < 20; act++) await world.run(again);
    expect(await world.refusal(again)).toBe('INVITATION.HOURLY_LIMIT');
    // What sends nothing is no act of inviting, and leaves nothing in the log.
    const recorded = world.audit.entries.length;
    const [result] = await world.run(new InvitePeople(org.id, owner, [owner.email], 'MEMBER', 7));
    expect(result).toMatchObject({ outcome: 'failed', code: 'INVITATION.ALREADY_MEMBER' });
    expect(world.audit.entries).toHaveLength(recorded);
    world.clock.advance({ minutes: 60 });
    await world.run(again);
  });
});
