import { randomUUID } from 'node:crypto';
import { RandomIds } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import type { NewNotice } from '../../../application/ports/notice-store.port.ts';
import { KnownLocales, KnownOrganizations } from '../../../testing/known-people.ts';
import { newNotice } from '../../../testing/new-notice.ts';
import { PostgresNoticeStore } from '../postgres-notice-store.ts';
import { ListNotices, ListNoticesHandler } from './list-notices.ts';

describe('the list of notices', () => {
  let harness: DatabaseHarness;
  let store: PostgresNoticeStore;
  /** Ids are ordered by the millisecond; what is to have an order must not share one. */
  const clock = new FixedClock();
  const ids = new RandomIds(clock);

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    store = new PostgresNoticeStore(harness.database);
  });
  afterAll(() => harness.close());

  function reader() {
    const organizations = new KnownOrganizations();
    const display = new KnownLocales();
    const [userId, acme] = [randomUUID(), randomUUID()];
    organizations.add(acme);
    organizations.join(acme, userId, 'OWNER');
    const told = async (overrides: Partial<NewNotice> = {}): Promise<NewNotice> => {
      clock.advance({ seconds: 1 });
      const notice = newNotice({ id: ids.uuid(), userId, orgId: acme, createdAt: clock.now(), ...overrides });
      await harness.unitOfWork.run(() => store.add(notice));
      return notice;
    };
    const handler = new ListNoticesHandler(harness.database, organizations, display);
    const list = (page: Partial<ListNotices['page']> = {}, platformAdmin = false) =>
      handler.execute(new ListNotices({ userId, platformAdmin }, { limit: 25, unreadOnly: false, ...page }));
    return { userId, acme, organizations, display, told, list };
  }

  it('says each in words, with the page that it is about', async () => {
    const { acme, told, list } = reader();
    const { id, createdAt } = await told();
    expect(await list()).toEqual({
      items: [
        {
          id,
          kind: 'member.joined',
          title: 'Kim Reed joined Acme',
          text: 'They are a member with the role manager.',
          link: '/orgs/acme/team',
          org: { orgId: acme, name: 'Acme', slug: 'acme' },
          createdAt: createdAt.toISOString(),
        },
      ],
      unread: 1,
    });
  });

  it('writes dates as their reader wants them', async () => {
    const { userId, display, told, list } = reader();
    await told({ kind: 'organization.deactivated', data: { deletedOn: '2027-02-11T09:30:00.000Z' } });
    expect((await list()).items[0]?.text).toContain('11 February 2027');
    display.locales.set(userId, 'de-DE');
    expect((await list()).items[0]?.text).toContain('11. Februar 2027');
  });

  it('pages newest first, and counts the unread on all pages', async () => {
    const { userId, told, list } = reader();
    const [first, second, third] = [await told(), await told(), await told()];
    await harness.unitOfWork.run(() => store.markRead(userId, second.id, clock.now()));
    const page = await list({ limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual([third.id, second.id]);
    expect(page.items[1]?.readAt).toBe(clock.now().toISOString());
    expect(page.unread).toBe(2);
    const rest = await list({ limit: 2, cursor: page.nextCursor! });
    expect(rest.items.map(({ id }) => id)).toEqual([first.id]);
    expect(rest.nextCursor).toBeUndefined();
    expect((await list({ unreadOnly: true })).items.map(({ id }) => id)).toEqual([third.id, first.id]);
  });

  it('shows nobody the notices of an organisation that they left, and does not count them', async () => {
    const { userId, acme, organizations, told, list } = reader();
    await told();
    const own = await told({ scope: 'membership', kind: 'membership.removed', data: {} });
    organizations.join(acme, userId, 'OWNER', 'REMOVED');
    expect(await list()).toEqual({
      items: [
        expect.objectContaining({
          id: own.id,
          title: 'You are no longer a member of Acme',
          org: { orgId: acme, name: 'Acme' },
        }) as unknown,
      ],
      unread: 1,
    });
  });

  it('links nowhere where the reader has no way', async () => {
    const { userId, acme, organizations, told, list } = reader();
    await told({ scope: 'membership', kind: 'membership.role-changed', data: { role: 'ADMIN' } });
    expect((await list()).items[0]).toMatchObject({ link: '/orgs/acme' });
    organizations.join(acme, userId, 'OWNER', 'SUSPENDED');
    expect((await list()).items[0]).not.toHaveProperty('link');
  });

  it('shows what is for platform admins to platform admins', async () => {
    const { told, list } = reader();
    const data = { queue: 'fleet.create-instance' };
    await told({ scope: 'platform', orgId: null, orgName: null, kind: 'admin.job-failed', data });
    expect((await list()).items).toEqual([]);
    expect((await list({}, true)).items).toMatchObject([{ link: '/admin/jobs?state=failed' }]);
  });

  it('shows those of one organisation, where asked', async () => {
    const { userId, acme, organizations, told, list } = reader();
    const other = randomUUID();
    organizations.add(other, 'Beta', 'beta');
    organizations.join(other, userId, 'MEMBER');
    await told();
    const { id } = await told({ orgId: other });
    expect((await list({ orgId: other })).items.map((item) => item.id)).toEqual([id]);
    expect((await list({ orgId: acme })).items).toHaveLength(1);
    expect((await list({ orgId: randomUUID() })).items).toEqual([]);
  });

  it('shows nobody the notices of others', async () => {
    await reader().told();
    expect(await reader().list()).toEqual({ items: [], unread: 0 });
  });

  it('passes over kinds for which there are no words any more', async () => {
    const { told, list } = reader();
    await told({ kind: 'member.teleported' as never });
    expect(await list()).toEqual({ items: [], unread: 0 });
  });

  it.each(['not-a-cursor', Buffer.from('["x"]').toString('base64url')])('refuses the cursor %s', async (cursor) => {
    await expect(reader().list({ cursor })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });
});
