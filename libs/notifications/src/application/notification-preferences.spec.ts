import { noticeKinds } from '@moorage/contracts';
import { NoticesWorld } from '../testing/notices-world.ts';
import {
  ChangeNotificationPreferences,
  ChangeNotificationPreferencesHandler,
  type PreferenceChange,
} from './change-notification-preferences.ts';
import { UnsubscribeFromMails, UnsubscribeFromMailsHandler } from './unsubscribe-from-mails.ts';

const kind = 'member.joined';
const acme = 'acme-id';

describe('choosing where notices go', () => {
  let world: NoticesWorld;
  beforeEach(async () => {
    world = new NoticesWorld();
    await world.aMember(acme, 'olivia', 'OWNER');
  });

  const change = (...changes: PreferenceChange[]) =>
    new ChangeNotificationPreferencesHandler(world.preferences, world.organizations, world.audit, world.live).execute(
      new ChangeNotificationPreferences('olivia', changes),
    );
  const chosen = () => world.preferences.chosenBy('olivia');

  it('keeps what was chosen, and records what it replaced', async () => {
    await change({ orgId: null, kind, route: 'both' }, { orgId: acme, kind, route: 'none' });
    expect(await chosen()).toEqual([
      { orgId: null, kind, route: 'both' },
      { orgId: acme, kind, route: 'none' },
    ]);
    await change({ orgId: acme, kind, route: 'default' }, { orgId: null, kind, route: 'mail' });
    expect(await chosen()).toEqual([{ orgId: null, kind, route: 'mail' }]);
    expect(world.audit.entries).toEqual([
      {
        action: 'notification-preferences.changed',
        target: { type: 'user', id: 'olivia' },
        before: { 'member.joined': 'default', 'member.joined in acme-id': 'default' },
        after: { 'member.joined': 'both', 'member.joined in acme-id': 'none' },
      },
      {
        action: 'notification-preferences.changed',
        target: { type: 'user', id: 'olivia' },
        before: { 'member.joined in acme-id': 'none', 'member.joined': 'both' },
        after: { 'member.joined in acme-id': 'default', 'member.joined': 'mail' },
      },
    ]);
    expect(world.broadcast.messages).toHaveLength(2);
  });

  it('writes and records nothing where nothing changes', async () => {
    await change({ orgId: null, kind, route: 'default' });
    expect(world.audit.entries).toEqual([]);
    expect(await chosen()).toEqual([]);
  });

  it('turns nothing off that everybody has to know', async () => {
    await expect(
      change({ orgId: null, kind, route: 'both' }, { orgId: null, kind: 'organization.deactivated', route: 'none' }),
    ).rejects.toMatchObject({ code: 'NOTICE.MANDATORY', data: { field: 'changes[1].kind' } });
    expect(await chosen()).toEqual([]);
  });

  it('knows no organisation of which the person is no member', async () => {
    await expect(change({ orgId: 'beta-id', kind, route: 'bell' })).rejects.toMatchObject({
      code: 'TENANT.NOT_FOUND',
      data: { field: 'changes[0].orgId' },
    });
  });

  it.each(['membership.removed', 'admin.job-failed'] as const)(
    'has no choice per organisation for %s',
    async (other) => {
      await expect(change({ orgId: acme, kind: other, route: 'bell' })).rejects.toMatchObject({
        code: 'REQUEST.INVALID',
      });
    },
  );
});

describe('unsubscribing by the link of a mail', () => {
  let world: NoticesWorld;
  beforeEach(async () => {
    world = new NoticesWorld();
    await world.aMember(acme, 'olivia', 'OWNER');
  });

  const tokenFor = (userId: string): string =>
    new URL(world.links.urlFor(userId, 'organization.suspended')).searchParams.get('token')!;
  const unsubscribe = (token: string) =>
    new UnsubscribeFromMailsHandler(world.links, world.people, world.preferences, world.audit, world.live).execute(
      new UnsubscribeFromMails(token),
    );

  it('leaves the bell and ends the mails, in every organisation, and again is no error', async () => {
    const route = { kind: 'organization.suspended' } as const;
    await world.preferences.set('olivia', { orgId: acme, ...route, route: 'mail' });
    await world.preferences.set('olivia', { orgId: 'beta-id', ...route, route: 'bell' });
    const token = tokenFor('olivia');
    expect(await unsubscribe(token)).toEqual({ kind: 'organization.suspended' });
    expect(await unsubscribe(token)).toEqual({ kind: 'organization.suspended' });
    expect(noticeKinds['organization.suspended'].route).toBe('both');
    expect(await world.preferences.chosenBy('olivia')).toEqual(
      expect.arrayContaining([
        { orgId: null, ...route, route: 'bell' },
        { orgId: acme, ...route, route: 'none' },
        { orgId: 'beta-id', ...route, route: 'bell' },
      ]),
    );
    expect(world.audit.entries).toEqual([
      {
        action: 'notification-preferences.changed',
        actor: { type: 'user', id: 'olivia', label: 'Person olivia <olivia@acme.example>' },
        target: { type: 'user', id: 'olivia', label: 'Person olivia <olivia@acme.example>' },
        before: { 'organization.suspended in acme-id': 'mail', 'organization.suspended': 'both' },
        after: { 'organization.suspended in acme-id': 'none', 'organization.suspended': 'bell' },
      },
    ]);
  });

  it('works for ninety days', async () => {
    const token = tokenFor('olivia');
    world.clock.advance({ days: 90 });
    await unsubscribe(token);
    world.clock.advance({ minutes: 1 });
    await expect(unsubscribe(token)).rejects.toMatchObject({ code: 'NOTICE.LINK_INVALID' });
  });

  it.each([
    ['was made up', () => 'v1.made-up'],
    ['is for nobody', () => tokenFor('nobody')],
  ])('is refused where the link %s', async (_, token) => {
    await expect(unsubscribe(token())).rejects.toMatchObject({ code: 'NOTICE.LINK_INVALID' });
    expect(world.audit.entries).toEqual([]);
  });
});
