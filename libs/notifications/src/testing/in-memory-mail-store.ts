import type { NoticeKind } from '@moorage/contracts';
import { MailStore, type ClaimedMail, type OwedMail } from '../application/ports/mail-store.port.ts';
import type { MailState } from '../domain/mail.ts';

interface StoredMail extends Omit<OwedMail, 'text' | 'html'> {
  readonly text: string | null;
  readonly html: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly claimedUntil: Date | null;
  readonly error: string | null;
  readonly sentAt: Date | null;
}

/** The mails as a map, by the rules of the port. */
export class InMemoryMailStore extends MailStore {
  private readonly mails = new Map<string, StoredMail>();

  get all(): StoredMail[] {
    return [...this.mails.values()];
  }

  find(id: string): StoredMail | undefined {
    return this.mails.get(id);
  }

  override add(mail: OwedMail): Promise<boolean> {
    if (this.all.some(({ key }) => key === mail.key)) return Promise.resolve(false);
    this.mails.set(mail.id, { ...mail, state: 'queued', attempts: 0, claimedUntil: null, error: null, sentAt: null });
    return Promise.resolve(true);
  }

  override claim(id: string, now: Date, until: Date): Promise<ClaimedMail | 'busy' | 'settled'> {
    const stored = this.mails.get(id);
    if (stored?.state !== 'queued' || stored.text === null || stored.html === null) return Promise.resolve('settled');
    if (stored.claimedUntil !== null && stored.claimedUntil > now) return Promise.resolve('busy');
    const attempt = stored.attempts + 1;
    this.mails.set(id, { ...stored, claimedUntil: until, attempts: attempt });
    const { to, subject, text, html, unsubscribeUrl } = stored;
    const mail = { id, to, subject, text, html, ...(unsubscribeUrl !== undefined && { unsubscribeUrl }) };
    const notice = stored.notice && { ...stored.notice, kind: stored.template as NoticeKind };
    return Promise.resolve({ mail, attempt, ...(notice && { notice }) });
  }

  override markSent(id: string, at: Date): Promise<void> {
    return this.settle(id, { state: 'sent', sentAt: at, error: null, text: null, html: null });
  }

  override markKept(id: string): Promise<void> {
    return this.settle(id, { state: 'kept' });
  }

  override renew(id: string, attempt: number, until: Date): Promise<void> {
    const stored = this.mails.get(id);
    if (stored?.state === 'queued' && stored.attempts === attempt)
      this.mails.set(id, { ...stored, claimedUntil: until });
    return Promise.resolve();
  }

  override release(id: string, attempt: number, error: string): Promise<void> {
    return this.settle(id, { error }, attempt);
  }

  override markWithdrawn(id: string, attempt: number): Promise<void> {
    return this.settle(id, { state: 'withdrawn', text: null, html: null }, attempt);
  }

  override markFailed(id: string, attempt: number, error: string): Promise<void> {
    return this.settle(id, { state: 'failed', error, text: null, html: null }, attempt);
  }

  private settle(id: string, change: Partial<StoredMail>, attempt?: number): Promise<void> {
    const stored = this.mails.get(id);
    if (stored?.state === 'queued' && (attempt === undefined || stored.attempts === attempt)) {
      this.mails.set(id, { ...stored, claimedUntil: null, ...change });
    }
    return Promise.resolve();
  }
}
