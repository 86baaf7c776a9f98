import { LiveUpdates, RandomIds, SystemClock } from '@moorage/kernel';
import { FixedClock, RecordingBroadcast, RecordingJobQueue } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import type { MailRequest } from '@moorage/contracts';
import { DeliverMailHandler } from '../../application/deliver-mail.ts';
import { MailPosting } from '../../application/mail-posting.ts';
import { SendMailWhenRequested } from '../../application/send-mail-when-requested.ts';
import { NoticesWorld } from '../../testing/notices-world.ts';
import { SmtpCatcher } from '../../testing/smtp-catcher.ts';
import { SmtpMailer } from '../smtp/smtp-mailer.ts';
import { PostgresMailStore } from './postgres-mail-store.ts';
import { GetMail, GetMailHandler } from './queries/get-mail.ts';
import { ListMails, ListMailsHandler } from './queries/list-mails.ts';

describe('mails on Postgres and SMTP', () => {
  let harness: DatabaseHarness;
  let catcher: SmtpCatcher;
  let mailer: SmtpMailer;
  let reaction: SendMailWhenRequested;
  let deliver: DeliverMailHandler;
  const jobs = new RecordingJobQueue();
  /** Ids are ordered by the millisecond; what is to have an order must not share one. */
  const idClock = new FixedClock();

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    catcher = await SmtpCatcher.start();
    mailer = new SmtpMailer({ url: catcher.url, from: 'moorage@acme.example' });
    const clock = new SystemClock();
    const store = new PostgresMailStore(harness.database);
    const live = new LiveUpdates(new RecordingBroadcast());
    const posting = new MailPosting(store, jobs, live, new RandomIds(idClock), clock);
    reaction = new SendMailWhenRequested(posting, harness.unitOfWork);
    deliver = new DeliverMailHandler(store, mailer, new NoticesWorld().wishes, harness.unitOfWork, live, clock);
  });
  afterAll(async () => {
    mailer.onApplicationShutdown();
    await catcher.stop();
    await harness.close();
  });

  const requestTo = (to: string): MailRequest => ({
    key: `reset-password:${to}`,
    to,
    template: 'reset-password',
    data: { name: 'Kim', link: 'https://moorage.example/reset-password#token=secret-token', expiresInMinutes: 30 },
  });
  const list = (search: string) => new ListMailsHandler(harness.database).execute(new ListMails(25, search));

  it('sends one mail for a fact that is told and worked on many times at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => reaction.handle(requestTo('once@acme.example'))));
    const { items } = await list('once@acme.example');
    expect(items).toHaveLength(1);
    const mailId = items[0]!.id;
    await Promise.allSettled(Array.from({ length: 5 }, () => deliver.handle({ mailId })));
    expect(catcher.mailsTo('once@acme.example')).toHaveLength(1);
    expect((await list('once@acme.example')).items).toMatchObject([{ state: 'sent', to: 'once@acme.example' }]);
  });

  it('keeps no live link of a mail that was sent, and shows admins none of one that waits', async () => {
    await reaction.handle(requestTo('secret@acme.example'));
    const [mail] = (await list('secret@acme.example')).items;
    const queued = await new GetMailHandler(harness.database).execute(new GetMail(mail!.id));
    expect(JSON.stringify(queued)).not.toContain('secret-token');
    await deliver.handle({ mailId: mail!.id });
    const rows = await harness.database.query(
      `SELECT * FROM mails WHERE id = $1 AND mails::text LIKE '%secret-token%'`,
      [mail!.id],
    );
    expect(rows).toEqual([]);
  });

  it('pages through mails, newest first, and finds them by recipient and subject', async () => {
    for (const i of [1, 2, 3]) {
      idClock.advance({ seconds: 1 });
      await reaction.handle(requestTo(`Page-${i}@Acme.example`));
    }
    const first = await new ListMailsHandler(harness.database).execute(new ListMails(2, 'page-'));
    expect(first.items.map(({ to }) => to)).toEqual(['Page-3@Acme.example', 'Page-2@Acme.example']);
    const second = await new ListMailsHandler(harness.database).execute(new ListMails(2, 'PAGE-', first.nextCursor));
    expect(second.items.map(({ to }) => to)).toEqual(['Page-1@Acme.example']);
    expect(second.nextCursor).toBeUndefined();
    expect((await list('choose a new')).items.length).toBeGreaterThanOrEqual(3);
    expect((await list('100%')).items).toEqual([]);
  });

  it.each(['not-a-cursor', Buffer.from('["x"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const page = new ListMailsHandler(harness.database).execute(new ListMails(2, undefined, cursor));
      await expect(page).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
    },
  );

  it.each(['no-uuid', '00000000-0000-7000-8000-000000000000'])('knows no mail %s', async (id) => {
    const mail = new GetMailHandler(harness.database).execute(new GetMail(id));
    await expect(mail).rejects.toMatchObject({ code: 'MAIL.NOT_FOUND' });
  });
});
