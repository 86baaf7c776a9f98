import { NoticeStore, type NewNotice } from '../application/ports/notice-store.port.ts';

export interface StoredNotice extends NewNotice {
  readonly readAt: Date | null;
}

/** Notices as a map, by the rules of the port. */
export class InMemoryNoticeStore extends NoticeStore {
  private readonly notices = new Map<string, StoredNotice>();

  get all(): StoredNotice[] {
    return [...this.notices.values()];
  }

  of(userId: string): StoredNotice[] {
    return this.all.filter((notice) => notice.userId === userId);
  }

  override add(notice: NewNotice): Promise<boolean> {
    if (this.of(notice.userId).some(({ key }) => key === notice.key)) return Promise.resolve(false);
    this.notices.set(notice.id, { ...notice, readAt: null });
    return Promise.resolve(true);
  }

  /** Transactions in memory come one after the other. */
  override holdOrganization(): Promise<void> {
    return Promise.resolve();
  }

  override forgetOrganization(orgId: string): Promise<void> {
    for (const notice of this.all) if (notice.orgId === orgId) this.notices.delete(notice.id);
    return Promise.resolve();
  }

  override markRead(userId: string, id: string, at: Date): Promise<'read' | 'was-read' | 'unknown'> {
    const notice = this.notices.get(id);
    if (notice?.userId !== userId) return Promise.resolve('unknown');
    if (notice.readAt !== null) return Promise.resolve('was-read');
    this.notices.set(id, { ...notice, readAt: at });
    return Promise.resolve('read');
  }

  override markAllRead(userId: string, at: Date): Promise<number> {
    const unread = this.of(userId).filter(({ readAt }) => readAt === null);
    unread.forEach((notice) => this.notices.set(notice.id, { ...notice, readAt: at }));
    return Promise.resolve(unread.length);
  }

  override deleteOlderThan(before: Date, limit: number): Promise<number> {
    const old = this.all.filter(({ createdAt }) => createdAt < before).slice(0, limit);
    old.forEach(({ id }) => this.notices.delete(id));
    return Promise.resolve(old.length);
  }
}
