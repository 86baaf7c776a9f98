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
    const reaction = new SendMailWhenRequested(posting, new ImmediateUnitOfWork());
    return { mails, jobs, broadcast, reaction };
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

  it('writes one mail for a fact that is told twice', async () => {
    const { mails, jobs, reaction } = setUp();
    await reaction.handle(request);
    await reaction.handle(request);
    expect(mails.all).toHaveLength(1);
    expect(jobs.jobs).toHaveLength(1);
  });
});
