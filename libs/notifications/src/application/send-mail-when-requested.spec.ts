import type { MailRequest } from '@moorage/contracts';
import { LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingBroadcast,
  RecordingJobQueue,
  SequentialIds,
} from '@moorage/kernel/testing';
import { InMemoryMailStore } from '../testing/in-memory-mail-store.ts';
import { KnownLocales, KnownPeople } from '../testing/known-people.ts';
import { DeliverMail } from './deliver-mail.ts';
import { MailPosting } from './mail-posting.ts';
import { SendMailWhenRequested } from './send-mail-when-requested.ts';

describe('SendMailWhenRequested', () => {
  const request: MailRequest = {
    key: 'verify-email:1',
    to: 'kim@acme.example',
    template: 'verify-email',
    data: { name: 'Kim', link: 'https://moorage.example/verify-email#token=abc', expiresInHours: 24 },
  };

  function setUp() {
    const mails = new InMemoryMailStore();
    const jobs = new RecordingJobQueue();
    const broadcast = new RecordingBroadcast();
    const posting = new MailPosting(mails, jobs, new LiveUpdates(broadcast), new SequentialIds(), new FixedClock());
    const [people, display] = [new KnownPeople(), new KnownLocales()];
    const reaction = new SendMailWhenRequested(posting, people, display, new ImmediateUnitOfWork());
    return { mails, jobs, broadcast, people, display, reaction };
  }

  it('writes the mail and queues it', async () => {
    const { mails, jobs, broadcast, reaction } = setUp();
    await reaction.handle(request);
    expect(mails.all).toHaveLength(1);
    const [mail] = mails.all;
    expect(mail).toMatchObject({
      to: 'kim@acme.example',
      template: 'verify-email',
      state: 'queued',
      key: 'verify-email:1',
    });
    expect(mail?.text).toContain('https://moorage.example/verify-email#token=abc');
    expect(jobs.jobs).toEqual([{ queue: DeliverMail.queue, data: { mailId: mail?.id }, options: {} }]);
    expect(broadcast.messages).toEqual([
      { channel: 'live', message: { scope: 'admin', topic: 'mails', id: mail?.id } },
    ]);
  });

  it('writes dates as the reader chose, and as is usual for an address that nobody has proven', async () => {
    const { mails, people, display, reaction } = setUp();
    people.add('kim', { email: 'kim@acme.example' });
    people.add('lee', { email: 'lee@acme.example', emailVerified: false });
    for (const userId of ['kim', 'lee']) display.locales.set(userId, 'de-DE');
    for (const name of ['kim', 'lee', 'new']) {
      const data = { orgName: 'Acme', inviterName: 'Olive', role: 'MEMBER', link: 'https://x.example/' };
      const expiresAt = '2027-01-12T09:30:00.000Z';
      const to = `${name}@acme.example`;
      await reaction.handle({ key: `invitation:${name}:1`, to, template: 'invitation', data: { ...data, expiresAt } });
    }
    const until = mails.all.map(({ text, html }) =>
      [text, html].map((part) => /works until (.*) UTC/.exec(part ?? '')?.[1]),
    );
    expect(until).toEqual([
      ['12. Januar 2027 um 09:30', '12. Januar 2027 um 09:30'],
      ['12 January 2027 at 09:30', '12 January 2027 at 09:30'],
      ['12 January 2027 at 09:30', '12 January 2027 at 09:30'],
    ]);
  });

  it('writes one mail for a fact that is told twice', async () => {
    const { mails, jobs, reaction } = setUp();
    await reaction.handle(request);
    await reaction.handle(request);
    expect(mails.all).toHaveLength(1);
    expect(jobs.jobs).toHaveLength(1);
  });
});
