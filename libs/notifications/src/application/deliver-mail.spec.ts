import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, ImmediateUnitOfWork, RecordingBroadcast } from '@moorage/kernel/testing';
import type { InMemoryMailStore } from '../testing/in-memory-mail-store.ts';
import { NoticesWorld } from '../testing/notices-world.ts';
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
  let world: NoticesWorld;

  beforeEach(async () => {
    world = new NoticesWorld();
    mails = world.mails;
    mailer = new ScriptedMailer();
    clock = new FixedClock();
    broadcast = new RecordingBroadcast();
    handler = new DeliverMailHandler(
      mails,
      mailer,
      world.wishes,
      new ImmediateUnitOfWork(),
      new LiveUpdates(broadcast),
      clock,
    );
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

  describe('of a notice', () => {
    let noticeMail: OwedMail;
    beforeEach(async () => {
      await world.aMember('acme-id', 'olivia', 'OWNER');
      await world.preferences.set('olivia', { orgId: null, kind: 'member.joined', route: 'both' });
      noticeMail = owedMail({ template: 'member.joined', notice: { userId: 'olivia', orgId: 'acme-id' } });
      await mails.add(noticeMail);
    });
    const deliver = () => handler.handle({ mailId: noticeMail.id });

    it('sends it to whoever wants it', async () => {
      await deliver();
      expect(mails.find(noticeMail.id)).toMatchObject({ state: 'sent' });
    });

    it('withdraws it where its reader chose otherwise while it waited', async () => {
      await world.preferences.set('olivia', { orgId: 'acme-id', kind: 'member.joined', route: 'bell' });
      await deliver();
      expect(mailer.delivered).toEqual([]);
      expect(mails.find(noticeMail.id)).toMatchObject({ state: 'withdrawn', text: null });
    });

    it('withdraws it where its reader is no member any more', async () => {
      world.organizations.join('acme-id', 'olivia', 'OWNER', 'REMOVED');
      await deliver();
      expect(mails.find(noticeMail.id)).toMatchObject({ state: 'withdrawn' });
    });
  });

  it('keeps the mail for as long as a slow server takes', async () => {
    jest.useFakeTimers({ now: clock.now() });
    try {
      let take: (outcome: 'sent') => void = () => undefined;
      jest.spyOn(mailer, 'deliver').mockReturnValueOnce(new Promise((resolve) => (take = resolve)));
      const slow = handler.handle({ mailId: mail.id });
      for (let minute = 0; minute < 10; minute++) {
        clock.advance({ minutes: 1 });
        await jest.advanceTimersByTimeAsync(60_000);
      }
      await expect(handler.handle({ mailId: mail.id })).rejects.toThrow('another worker');
      take('sent');
      await slow;
      expect(mails.find(mail.id)).toMatchObject({ state: 'sent', attempts: 1 });
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells the admin section', async () => {
    await handler.handle({ mailId: mail.id });
    expect(broadcast.messages).toEqual([{ channel: 'live', message: { scope: 'admin', topic: 'mails', id: mail.id } }]);
  });
});
