import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, ImmediateUnitOfWork, RecordingBroadcast } from '@moorage/kernel/testing';
import { InMemoryMailStore } from '../testing/in-memory-mail-store.ts';
import { owedMail } from '../testing/owed-mail.ts';
import { DeliverMailHandler } from './deliver-mail.ts';
import type { OwedMail } from './ports/mail-store.port.ts';
import { MailRefused, Mailer, type OutgoingMail } from './ports/mailer.port.ts';

/** Answers each delivery by what the test put in line, then by `sent`. */
class ScriptedMailer extends Mailer {
  readonly delivered: OutgoingMail[] = [];
  readonly answers: ('sent' | 'kept' | Error)[] = [];

  override deliver(mail: OutgoingMail): Promise<'sent' | 'kept'> {
    const answer = this.answers.shift() ?? 'sent';
    if (answer instanceof Error) return Promise.reject(answer);
    this.delivered.push(mail);
    return Promise.resolve(answer);
  }
}

describe('DeliverMail', () => {
  let mails: InMemoryMailStore;
  let mailer: ScriptedMailer;
  let clock: FixedClock;
  let broadcast: RecordingBroadcast;
  let handler: DeliverMailHandler;
  let mail: OwedMail;

  beforeEach(async () => {
    mails = new InMemoryMailStore();
    mailer = new ScriptedMailer();
    clock = new FixedClock();
    broadcast = new RecordingBroadcast();
    handler = new DeliverMailHandler(mails, mailer, new ImmediateUnitOfWork(), new LiveUpdates(broadcast), clock);
    mail = owedMail();
    await mails.add(mail);
  });

  it('sends the mail once, however often the job runs', async () => {
    await handler.handle({ mailId: mail.id });
    await handler.handle({ mailId: mail.id });
    expect(mailer.delivered).toEqual([
      { id: mail.id, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html },
    ]);
    expect(mails.find(mail.id)).toMatchObject({ state: 'sent', sentAt: clock.now() });
  });

  it('leaves a kept mail to be read', async () => {
    mailer.answers.push('kept');
    await handler.handle({ mailId: mail.id });
    expect(mails.find(mail.id)).toMatchObject({ state: 'kept', text: mail.text });
  });

  it('leaves the mail queued when the server is away, and sends it at the next try', async () => {
    mailer.answers.push(new Error('connect ECONNREFUSED'));
    await expect(handler.handle({ mailId: mail.id })).rejects.toThrow('connect ECONNREFUSED');
    expect(mails.find(mail.id)).toMatchObject({ state: 'queued', error: 'connect ECONNREFUSED', claimedUntil: null });
    await handler.handle({ mailId: mail.id });
    expect(mails.find(mail.id)).toMatchObject({ state: 'sent', error: null });
  });

  it('gives up at once on a mail that is refused for good', async () => {
    mailer.answers.push(new MailRefused('550 no such user'));
    await handler.handle({ mailId: mail.id });
    expect(mails.find(mail.id)).toMatchObject({ state: 'failed', error: '550 no such user', text: null });
  });

  it('gives up after the twelfth try', async () => {
    mailer.answers.push(...Array.from({ length: 12 }, () => new Error('still away')));
    for (let attempt = 1; attempt < 12; attempt++) {
      await expect(handler.handle({ mailId: mail.id })).rejects.toThrow('still away');
    }
    await handler.handle({ mailId: mail.id });
    expect(mails.find(mail.id)).toMatchObject({ state: 'failed', attempts: 12 });
  });

  it('leaves a mail alone that another worker is sending, and sends it when that one never came back', async () => {
    await mails.claim(mail.id, clock.now(), new Date(clock.now().getTime() + 180_000));
    await expect(handler.handle({ mailId: mail.id })).rejects.toThrow('another worker');
    expect(mailer.delivered).toEqual([]);
    clock.advance({ minutes: 3 });
    await handler.handle({ mailId: mail.id });
    expect(mailer.delivered).toHaveLength(1);
  });

  it('cuts what the server said to a bearable length', async () => {
    mailer.answers.push(new MailRefused('no '.repeat(1000)));
    await handler.handle({ mailId: mail.id });
    expect(mails.find(mail.id)?.error).toHaveLength(500);
  });

  it('tells the admin section', async () => {
    await handler.handle({ mailId: mail.id });
    expect(broadcast.messages).toEqual([{ channel: 'live', message: { scope: 'admin', topic: 'mails', id: mail.id } }]);
  });
});
