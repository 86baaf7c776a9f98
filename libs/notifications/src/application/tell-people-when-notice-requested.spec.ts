import type { NoticeRequest } from '@moorage/contracts';
import { NoticesWorld } from '../testing/notices-world.ts';
import { DeliverMail } from './deliver-mail.ts';

const acme = 'acme-id';

describe('TellPeopleWhenNoticeRequested', () => {
  let world: NoticesWorld;
  const handle = (request: NoticeRequest) => world.tell.handle(request);

  beforeEach(async () => {
    world = new NoticesWorld();
    for (const [userId, role] of [
      ['olivia', 'OWNER'],
      ['adam', 'ADMIN'],
      ['mia', 'MEMBER'],
    ] as const) {
      await world.aMember(acme, userId, role);
    }
  });

  const joined: NoticeRequest = {
    key: 'member.joined:m1:1',
    kind: 'member.joined',
    orgId: acme,
    to: { roles: ['OWNER', 'ADMIN'] },
    data: { memberName: 'Mia', role: 'MEMBER' },
  };
  const toldTo = (...userIds: string[]) => userIds.map((userId) => world.notices.of(userId).length);

  it('rings the bells of the members with the roles, and tells their open pages', async () => {
    await handle(joined);
    expect(toldTo('olivia', 'adam', 'mia')).toEqual([1, 1, 0]);
    expect(world.notices.of('olivia')[0]).toMatchObject({
      key: joined.key,
      scope: 'organization',
      orgId: acme,
      orgName: 'Acme',
      kind: 'member.joined',
      data: joined.data,
      readAt: null,
    });
    expect(world.broadcast.messages.map(({ message }) => message)).toEqual(
      ['olivia', 'adam'].map((userId) => ({
        scope: `user:${userId}`,
        topic: 'notices',
        id: world.notices.of(userId)[0]?.id,
      })),
    );
  });

  it('tells a fact once, however often it is published', async () => {
    await handle(joined);
    await handle(joined);
    expect(toldTo('olivia', 'adam')).toEqual([1, 1]);
    expect(world.broadcast.messages).toHaveLength(2);
  });

  it('does not tell who did it', async () => {
    await handle({ ...joined, except: 'adam' });
    expect(toldTo('olivia', 'adam')).toEqual([1, 0]);
  });

  it('tells nobody who is no active member any more, by role or by name', async () => {
    world.organizations.join(acme, 'adam', 'ADMIN', 'SUSPENDED');
    world.people.add('stranger');
    await handle(joined);
    await handle({ ...joined, key: 'another', to: { userIds: ['adam', 'stranger', 'mia', 'mia'] } });
    expect(toldTo('olivia', 'adam', 'stranger', 'mia')).toEqual([1, 0, 0, 1]);
  });

  it('tells people about their own membership when they have none any more', async () => {
    world.organizations.join(acme, 'mia', 'MEMBER', 'REMOVED');
    await handle({
      key: 'membership.removed:m1:2',
      kind: 'membership.removed',
      orgId: acme,
      to: { userIds: ['mia', 'nobody'] },
      data: {},
    });
    expect(world.notices.of('mia')).toMatchObject([{ scope: 'membership', orgName: 'Acme' }]);
  });

  it('tells platform admins what is for them', async () => {
    world.people.add('root', { platformAdmin: true });
    const data = { queue: 'fleet.create-instance' };
    await handle({ key: 'job:1', kind: 'admin.job-failed', to: 'platform-admins', data });
    expect(world.notices.of('root')).toMatchObject([{ scope: 'platform', orgId: null, orgName: null }]);
    expect(toldTo('olivia')).toEqual([0]);
  });

  it('has nothing to tell of an organisation that is gone', async () => {
    await handle({ ...joined, orgId: 'gone' });
    expect(world.notices.all).toEqual([]);
  });

  it('ends where the organisation goes while people are being told', async () => {
    const add = world.notices.add.bind(world.notices);
    world.notices.add = (notice) => {
      world.organizations.remove(acme);
      return add(notice);
    };
    await handle(joined);
    expect(world.notices.all).toHaveLength(1);
  });

  it.each([
    ['bell', 1, 0],
    ['both', 1, 1],
    ['mail', 0, 1],
    ['none', 0, 0],
  ] as const)('rings, mails or stays silent as chosen: %s', async (route, rings, mails) => {
    await world.preferences.set('olivia', { orgId: acme, kind: 'member.joined', route });
    await handle(joined);
    expect(toldTo('olivia', 'adam')).toEqual([rings, 1]);
    expect(world.mailsOf('olivia')).toHaveLength(mails);
    expect(world.mailsOf('adam')).toEqual([]);
  });

  describe('by mail', () => {
    beforeEach(() => world.preferences.set('olivia', { orgId: null, kind: 'member.joined', route: 'mail' }));

    it('owes one mail per fact, in the words of the bell, with the page and the ways to be told less', async () => {
      await handle(joined);
      await handle(joined);
      const [mail, ...others] = world.mailsOf('olivia');
      expect(others).toEqual([]);
      expect(mail).toMatchObject({
        key: 'notice:member.joined:m1:1:olivia',
        to: 'olivia@acme.example',
        template: 'member.joined',
        subject: 'Mia joined Acme',
        notice: { userId: 'olivia', orgId: acme },
      });
      expect(mail?.text).toContain('http://localhost:4400/orgs/acme/team');
      expect(mail?.text).toContain('http://localhost:4400/account/notifications');
      expect(mail?.text).toContain(mail?.unsubscribeUrl);
      expect(world.jobs.jobs).toEqual([{ queue: DeliverMail.queue, data: { mailId: mail?.id }, options: {} }]);
    });

    it('mails nothing to an address that nobody has proven', async () => {
      world.people.add('olivia', { emailVerified: false });
      await handle(joined);
      expect(world.mails.all).toEqual([]);
    });

    it('leads nobody to pages that are closed to them', async () => {
      world.organizations.join(acme, 'mia', 'MEMBER', 'REMOVED');
      const to = { userIds: ['mia'] };
      await handle({ key: 'removed', kind: 'membership.removed', orgId: acme, to, data: {} });
      expect(world.mailsOf('mia')[0]?.text).not.toContain('/orgs/acme');
    });

    it('lets nobody stop what everybody has to know', async () => {
      const data = { deletedOn: '2026-02-04T12:00:00.000Z' };
      const to = { roles: ['OWNER'] } as const;
      await handle({ key: 'gone', kind: 'organization.deactivated', orgId: acme, to, data });
      const [mail] = world.mailsOf('olivia');
      expect(mail).not.toHaveProperty('unsubscribeUrl');
      expect(mail?.text).not.toMatch(/no more mails/i);
      expect(mail?.text).toContain('4 February 2026');
      world.display.locales.set('olivia', 'en-US');
      await handle({ key: 'gone again', kind: 'organization.deactivated', orgId: acme, to, data });
      expect(world.mailsOf('olivia')[1]?.text).toContain('February 4, 2026');
    });
  });

  it('tells all members of a large audience', async () => {
    for (let i = 0; i < 450; i++) {
      world.people.add(`member-${i}`);
      world.organizations.join(acme, `member-${i}`, 'MANAGER');
    }
    await handle({ ...joined, to: { roles: ['MANAGER'] } });
    expect(world.notices.all).toHaveLength(450);
  });
});
