import { randomUUID } from 'node:crypto';
import { allAtOnce } from '@moorage/kernel/testing';
import type { NewNotice, NoticeStore } from '../application/ports/notice-store.port.ts';
import { newNotice } from './new-notice.ts';

/** A store, and what a test may see of it besides the port. */
export interface NoticeStoreHarness {
  readonly store: NoticeStore;
  /** Runs in a transaction of its own. */
  write<T>(work: () => Promise<T>): Promise<T>;
  /** When a notice was read; null for an unread one, undefined for one that isn't there. */
  readAt(id: string): Promise<Date | null | undefined>;
}

const noon = new Date('2026-01-05T12:00:00.000Z');
const later = new Date('2026-01-05T13:00:00.000Z');

/** What every NoticeStore does. */
export function noticeStoreContract(harness: () => NoticeStoreHarness): void {
  const write = <T>(work: (store: NoticeStore) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));

  async function added(overrides: Partial<NewNotice> = {}): Promise<NewNotice> {
    const notice = newNotice(overrides);
    await write((store) => store.add(notice));
    return notice;
  }

  it('tells a person a fact once, and another person too', async () => {
    const { key, userId, id } = await added();
    expect(await write((store) => store.add(newNotice({ key, userId })))).toBe(false);
    expect(await write((store) => store.add(newNotice({ key })))).toBe(true);
    expect(await harness().readAt(id)).toBeNull();
  });

  it('keeps one of many that are told at once', async () => {
    const { key, userId } = newNotice();
    const tries = Array.from({ length: 8 }, () => newNotice({ key, userId }));
    const outcomes = await allAtOnce(tries, harness().write, (notice) => harness().store.add(notice));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('forgets what people were told about an organisation, and nothing else', async () => {
    const orgId = randomUUID();
    const [its, another, nobodys] = [
      await added({ orgId }),
      await added(),
      await added({ scope: 'platform', orgId: null, orgName: null }),
    ];
    await write((store) => store.forgetOrganization(orgId));
    expect(await harness().readAt(its.id)).toBeUndefined();
    expect(await harness().readAt(another.id)).toBeNull();
    expect(await harness().readAt(nobodys.id)).toBeNull();
  });

  it('marks a notice read once, and keeps when that was', async () => {
    const { id, userId } = await added();
    expect(await write((store) => store.markRead(userId, id, noon))).toBe('read');
    expect(await write((store) => store.markRead(userId, id, later))).toBe('was-read');
    expect(await harness().readAt(id)).toEqual(noon);
  });

  it('lets nobody else read it', async () => {
    const { id } = await added();
    expect(await write((store) => store.markRead(randomUUID(), id, noon))).toBe('unknown');
    expect(await write((store) => store.markRead(randomUUID(), randomUUID(), noon))).toBe('unknown');
    expect(await harness().readAt(id)).toBeNull();
  });

  it('marks all of a person read, and leaves the others alone', async () => {
    const { id, userId } = await added();
    const second = await added({ userId });
    const other = await added();
    await write((store) => store.markRead(userId, id, noon));
    expect(await write((store) => store.markAllRead(userId, later))).toBe(1);
    expect(await harness().readAt(id)).toEqual(noon);
    expect(await harness().readAt(second.id)).toEqual(later);
    expect(await harness().readAt(other.id)).toBeNull();
    expect(await write((store) => store.markAllRead(userId, later))).toBe(0);
  });

  it('forgets what is older, a bounded number at once, and nothing else', async () => {
    const before = new Date('2020-01-05T12:00:00.000Z');
    const old = [await added({ createdAt: new Date('2020-01-05T11:59:59.000Z') })];
    old.push(await added({ createdAt: new Date('2020-01-05T11:59:58.000Z') }));
    const young = await added({ createdAt: before });
    expect(await write((store) => store.deleteOlderThan(before, 1))).toBe(1);
    expect(await write((store) => store.deleteOlderThan(before, 5))).toBe(1);
    expect(await write((store) => store.deleteOlderThan(before, 5))).toBe(0);
    for (const { id } of old) expect(await harness().readAt(id)).toBeUndefined();
    expect(await harness().readAt(young.id)).toBeNull();
  });
}
