import { randomUUID } from 'node:crypto';
import { allAtOnce } from '@moorage/kernel/testing';
import type { MailStore, OwedMail } from '../application/ports/mail-store.port.ts';
import type { MailState } from '../domain/mail.ts';
import { owedMail } from './owed-mail.ts';

/** A store, and what a test may see of it besides the port. */
export interface MailStoreHarness {
  readonly store: MailStore;
  /** Runs in a transaction of its own. */
  write<T>(work: () => Promise<T>): Promise<T>;
  read(id: string): Promise<StoredState>;
}

export interface StoredState {
  readonly state: MailState;
  readonly text: string | null;
  readonly html: string | null;
  readonly error: string | null;
  readonly sentAt: Date | null;
}

const noon = new Date('2026-01-05T12:00:00.000Z');
const claimEnd = new Date('2026-01-05T12:03:00.000Z');

/** What every MailStore does. */
export function mailStoreContract(harness: () => MailStoreHarness): void {
  const write = <T>(work: (store: MailStore) => Promise<T>): Promise<T> => harness().write(() => work(harness().store));
  const claim = (id: string, now = noon, until = claimEnd) => write((store) => store.claim(id, now, until));

  async function queued(overrides: Partial<OwedMail> = {}): Promise<OwedMail> {
    const mail = owedMail(overrides);
    await write((store) => store.add(mail));
    return mail;
  }

  it('keeps one mail per fact', async () => {
    const { key } = await queued();
    expect(await write((store) => store.add(owedMail({ key })))).toBe(false);
    expect(await write((store) => store.add(owedMail()))).toBe(true);
  });

  it('gives a queued mail to one claimer, whole', async () => {
    const { id, to, subject, text, html } = await queued();
    expect(await claim(id)).toEqual({ mail: { id, to, subject, text, html }, attempt: 1 });
    expect(await claim(id)).toBe('busy');
  });

  it('gives a mail to exactly one of many who claim it at once', async () => {
    const { id } = await queued();
    const claims = await allAtOnce(Array<string>(8).fill(id), harness().write, (mailId) =>
      harness().store.claim(mailId, noon, claimEnd),
    );
    expect(claims.filter((outcome) => outcome === 'busy')).toHaveLength(7);
  });

  it('gives a mail away again when the claim has run out', async () => {
    const { id } = await queued();
    await claim(id);
    expect(await claim(id, new Date(claimEnd.getTime() - 1))).toBe('busy');
    expect(await claim(id, claimEnd)).toMatchObject({ attempt: 2 });
  });

  it('gives a released mail away at once, and shows why the try failed', async () => {
    const { id } = await queued();
    await claim(id);
    await write((store) => store.release(id, 1, '450 mailbox busy'));
    expect(await harness().read(id)).toMatchObject({ state: 'queued', error: '450 mailbox busy' });
    expect(await claim(id)).toMatchObject({ attempt: 2 });
  });

  it('drops the text of a mail that was sent', async () => {
    const { id } = await queued();
    await claim(id);
    await write((store) => store.release(id, 1, '450 mailbox busy'));
    await claim(id);
    await write((store) => store.markSent(id, claimEnd));
    expect(await harness().read(id)).toEqual({ state: 'sent', text: null, html: null, error: null, sentAt: claimEnd });
    expect(await claim(id)).toBe('settled');
  });

  it('drops the text of a mail that failed', async () => {
    const { id } = await queued();
    await claim(id);
    await write((store) => store.markFailed(id, 1, '550 no such user'));
    expect(await harness().read(id)).toEqual({
      state: 'failed',
      text: null,
      html: null,
      error: '550 no such user',
      sentAt: null,
    });
    expect(await claim(id)).toBe('settled');
  });

  it('leaves a kept mail readable', async () => {
    const { id, text, html } = await queued();
    await write((store) => store.markKept(id));
    expect(await harness().read(id)).toEqual({ state: 'kept', text, html, error: null, sentAt: null });
    expect(await claim(id)).toBe('settled');
  });

  it('lets nothing change a mail that is settled', async () => {
    const { id } = await queued();
    await write((store) => store.markSent(id, claimEnd));
    await write((store) => store.release(id, 0, 'late'));
    await write((store) => store.markFailed(id, 0, 'late'));
    await write((store) => store.markKept(id));
    await write((store) => store.markWithdrawn(id, 0));
    expect(await harness().read(id)).toMatchObject({ state: 'sent', error: null });
  });

  it('keeps a claim that is renewed', async () => {
    const { id } = await queued();
    await claim(id);
    const longer = new Date(claimEnd.getTime() + 60_000);
    await write((store) => store.renew(id, 1, longer));
    expect(await claim(id, claimEnd)).toBe('busy');
    expect(await claim(id, longer)).toMatchObject({ attempt: 2 });
  });

  it('lets no try that lost its claim give away or end the one that has it', async () => {
    const { id } = await queued();
    await claim(id);
    const secondEnd = new Date(claimEnd.getTime() + 180_000);
    await claim(id, claimEnd, secondEnd);
    await write((store) => store.renew(id, 1, noon));
    await write((store) => store.release(id, 1, 'late'));
    await write((store) => store.markFailed(id, 1, 'late'));
    expect(await harness().read(id)).toMatchObject({ state: 'queued', error: null });
    expect(await claim(id, claimEnd, secondEnd)).toBe('busy');
    await write((store) => store.markSent(id, claimEnd));
    expect(await harness().read(id)).toMatchObject({ state: 'sent' });
  });

  it('gives with a mail the notice that it tells, and where its reader stops such mails', async () => {
    const notice = { userId: randomUUID(), orgId: randomUUID() };
    const unsubscribeUrl = 'https://moorage.example/unsubscribe?token=abc';
    const mail = await queued({ template: 'member.joined', notice, unsubscribeUrl });
    expect(await claim(mail.id)).toMatchObject({
      mail: { unsubscribeUrl },
      notice: { ...notice, kind: 'member.joined' },
    });
    const ofPlatform = await queued({ template: 'admin.job-failed', notice: { ...notice, orgId: null } });
    expect(await claim(ofPlatform.id)).toMatchObject({ notice: { orgId: null, kind: 'admin.job-failed' } });
    expect(await claim((await queued()).id)).not.toHaveProperty('notice');
  });

  it('withdraws a mail for whoever has it', async () => {
    const { id } = await queued();
    await claim(id);
    await write((store) => store.markWithdrawn(id, 0));
    expect(await harness().read(id)).toMatchObject({ state: 'queued' });
    await write((store) => store.markWithdrawn(id, 1));
    expect(await harness().read(id)).toMatchObject({ state: 'withdrawn', text: null, html: null });
    expect(await claim(id, claimEnd)).toBe('settled');
  });

  it('has nothing to do for a mail that is not there', async () => {
    expect(await claim(owedMail().id)).toBe('settled');
  });
}
