import type { NoticeRequest } from '@moorage/contracts';
import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, ImmediateUnitOfWork, RecordingBroadcast, SequentialIds } from '@moorage/kernel/testing';
import { InMemoryNoticeStore } from '../testing/in-memory-notice-store.ts';
import { InMemoryPreferenceStore } from '../testing/in-memory-preference-store.ts';
import { KnownOrganizations, KnownPeople } from '../testing/known-people.ts';
import { NoticeRecipients } from './notice-recipients.ts';
import { TellPeopleWhenNoticeRequested } from './tell-people-when-notice-requested.ts';

const acme = 'acme-id';

describe('TellPeopleWhenNoticeRequested', () => {
  let notices: InMemoryNoticeStore;
  let preferences: InMemoryPreferenceStore;
  let people: KnownPeople;
  let organizations: KnownOrganizations;
  let broadcast: RecordingBroadcast;
  let reaction: TellPeopleWhenNoticeRequested;

  beforeEach(() => {
    notices = new InMemoryNoticeStore();
    preferences = new InMemoryPreferenceStore();
    people = new KnownPeople();
    organizations = new KnownOrganizations();
    broadcast = new RecordingBroadcast();
    reaction = new TellPeopleWhenNoticeRequested(
      new NoticeRecipients(organizations, people),
      preferences,
      notices,
      organizations,
      new ImmediateUnitOfWork(),
      new LiveUpdates(broadcast),
      new SequentialIds(),
      new FixedClock(),
    );
    organizations.add(acme);
    for (const [userId, role] of [
      ['olivia', 'OWNER'],
      ['adam', 'ADMIN'],
      ['mia', 'MEMBER'],
    ] as const) {
      people.add(userId);
      organizations.join(acme, userId, role);
    }
  });

  const joined: NoticeRequest = {
    key: 'member.joined:m1:1',
    kind: 'member.joined',
    orgId: acme,
    to: { roles: ['OWNER', 'ADMIN'] },
    data: { memberName: 'Mia', role: 'MEMBER' },
  };
  const toldTo = (...userIds: string[]) => userIds.map((userId) => notices.of(userId).length);

  it('rings the bells of the members with the roles, and tells their open pages', async () => {
    await reaction.handle(joined);
    expect(toldTo('olivia', 'adam', 'mia')).toEqual([1, 1, 0]);
    expect(notices.of('olivia')[0]).toMatchObject({
      key: joined.key,
      scope: 'organization',
      orgId: acme,
      orgName: 'Acme',
      kind: 'member.joined',
      data: joined.data,
      readAt: null,
    });
    expect(broadcast.messages.map(({ message }) => message)).toEqual(
      ['olivia', 'adam'].map((userId) => ({
        scope: `user:${userId}`,
        topic: 'notices',
        id: notices.of(userId)[0]?.id,
      })),
    );
  });

  it('tells a fact once, however often it is published', async () => {
    await reaction.handle(joined);
    await reaction.handle(joined);
    expect(toldTo('olivia', 'adam')).toEqual([1, 1]);
    expect(broadcast.messages).toHaveLength(2);
  });

  it('does not tell who did it', async () => {
    await reaction.handle({ ...joined, except: 'adam' });
    expect(toldTo('olivia', 'adam')).toEqual([1, 0]);
  });

  it('tells nobody who is no active member any more, by role or by name', async () => {
    organizations.join(acme, 'adam', 'ADMIN', 'SUSPENDED');
    people.add('stranger');
    await reaction.handle(joined);
    await reaction.handle({ ...joined, key: 'another', to: { userIds: ['adam', 'stranger', 'mia', 'mia'] } });
    expect(toldTo('olivia', 'adam', 'stranger', 'mia')).toEqual([1, 0, 0, 1]);
  });

  it('tells people about their own membership when they have none any more', async () => {
    organizations.join(acme, 'mia', 'MEMBER', 'REMOVED');
    await reaction.handle({
      key: 'membership.removed:m1:2',
      kind: 'membership.removed',
      orgId: acme,
      to: { userIds: ['mia', 'nobody'] },
      data: {},
    });
    expect(notices.of('mia')).toMatchObject([{ scope: 'membership', orgName: 'Acme' }]);
  });

  it('tells platform admins what is for them', async () => {
    people.add('root', { platformAdmin: true });
    const data = { queue: 'fleet.create-instance' };
    await reaction.handle({ key: 'job:1', kind: 'admin.job-failed', to: 'platform-admins', data });
    expect(notices.of('root')).toMatchObject([{ scope: 'platform', orgId: null, orgName: null }]);
    expect(toldTo('olivia')).toEqual([0]);
  });

  it('has nothing to tell of an organisation that is gone', async () => {
    await reaction.handle({ ...joined, orgId: 'gone' });
    expect(notices.all).toEqual([]);
  });

  it.each([
    ['bell', 1],
    ['both', 1],
    ['mail', 0],
    ['none', 0],
  ] as const)('rings or stays silent as chosen: %s', async (route, rings) => {
    await preferences.set('olivia', { orgId: acme, kind: 'member.joined', route });
    await reaction.handle(joined);
    expect(toldTo('olivia', 'adam')).toEqual([rings, 1]);
  });

  it('tells all members of a large audience', async () => {
    for (let i = 0; i < 450; i++) {
      people.add(`member-${i}`);
      organizations.join(acme, `member-${i}`, 'MANAGER');
    }
    await reaction.handle({ ...joined, to: { roles: ['MANAGER'] } });
    expect(notices.all).toHaveLength(450);
  });
});
