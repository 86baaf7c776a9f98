import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, ImmediateUnitOfWork, RecordingBroadcast } from '@moorage/kernel/testing';
import { InMemoryNoticeStore } from '../testing/in-memory-notice-store.ts';
import { newNotice } from '../testing/new-notice.ts';
import { ForgetOldNoticesHandler } from './forget-old-notices.ts';
import { MarkAllNoticesRead, MarkAllNoticesReadHandler } from './mark-all-notices-read.ts';
import { MarkNoticeRead, MarkNoticeReadHandler } from './mark-notice-read.ts';

describe('reading notices', () => {
  let notices: InMemoryNoticeStore;
  let broadcast: RecordingBroadcast;
  let clock: FixedClock;
  beforeEach(() => {
    notices = new InMemoryNoticeStore();
    broadcast = new RecordingBroadcast();
    clock = new FixedClock();
  });

  const read = (userId: string, id: string) =>
    new MarkNoticeReadHandler(notices, new LiveUpdates(broadcast), clock).execute(new MarkNoticeRead(userId, id));
  const readAll = (userId: string) =>
    new MarkAllNoticesReadHandler(notices, new LiveUpdates(broadcast), clock).execute(new MarkAllNoticesRead(userId));

  it('marks one, and tells the other pages of the reader once', async () => {
    const notice = newNotice();
    await notices.add(notice);
    await read(notice.userId, notice.id);
    await read(notice.userId, notice.id);
    expect(notices.of(notice.userId)[0]?.readAt).toEqual(clock.now());
    expect(broadcast.messages).toEqual([
      { channel: 'live', message: { scope: `user:${notice.userId}`, topic: 'notices', id: notice.id } },
    ]);
  });

  it('knows no notice of another person', async () => {
    const notice = newNotice();
    await notices.add(notice);
    for (const id of [notice.id, 'no-uuid']) {
      await expect(read('somebody else', id)).rejects.toMatchObject({ code: 'NOTICE.NOT_FOUND' });
    }
  });

  it('marks all, and tells nobody where there was nothing to mark', async () => {
    const notice = newNotice();
    await notices.add(notice);
    await readAll(notice.userId);
    await readAll(notice.userId);
    expect(notices.of(notice.userId)[0]?.readAt).toEqual(clock.now());
    expect(broadcast.messages).toEqual([
      { channel: 'live', message: { scope: `user:${notice.userId}`, topic: 'notices' } },
    ]);
  });

  it('forgets notices after ninety days', async () => {
    const notice = newNotice({ createdAt: clock.now() });
    await notices.add(notice);
    const forget = () =>
      new ForgetOldNoticesHandler(notices, new ImmediateUnitOfWork(), clock).handle({}, new AbortController().signal);
    clock.advance({ days: 90 });
    await forget();
    expect(notices.all).toHaveLength(1);
    clock.advance({ minutes: 1 });
    await forget();
    expect(notices.all).toEqual([]);
  });
});
