import { randomUUID } from 'node:crypto';
import { LiveUpdates, RandomIds, SystemClock, UnitOfWork } from '@moorage/kernel';
import { FixedClock, RecordingBroadcast, RecordingJobQueue } from '@moorage/kernel/testing';
import { openDatabaseHarness, testSettings, type DatabaseHarness } from '@moorage/platform/testing';
import type { MailRequest } from '@moorage/contracts';
import { DeliverMailHandler } from '../../application/deliver-mail.ts';
import { MailPosting } from '../../application/mail-posting.ts';
import { NoticeLetters } from '../../application/notice-letters.ts';
import { NoticeWishes } from '../../application/notice-wishes.ts';
import { SendMailWhenRequested } from '../../application/send-mail-when-requested.ts';
import { TellPeopleWhenNoticeRequested } from '../../application/tell-people-when-notice-requested.ts';
import { KnownLocales, KnownPeople } from '../../testing/known-people.ts';
import { NoticesWorld } from '../../testing/notices-world.ts';
import { SmtpCatcher } from '../../testing/smtp-catcher.ts';
import { SmtpMailer } from '../smtp/smtp-mailer.ts';
import { PostgresMailStore } from './postgres-mail-store.ts';
import { PostgresNoticeStore } from './postgres-notice-store.ts';
import { PostgresPreferenceStore } from './postgres-preference-store.ts';
import { GetMail, GetMailHandler } from './queries/get-mail.ts';
import { ListMails, ListMailsHandler, type MailListPage } from './queries/list-mails.ts';

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
    reaction = new SendMailWhenRequested(posting, new KnownPeople(), new KnownLocales(), harness.unitOfWork);
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
  const page = (query: Partial<MailListPage>) =>
    new ListMailsHandler(harness.database).execute(
      new ListMails({ limit: 25, sort: 'created', direction: 'desc', ...query }),
    );
  const list = (search: string) => page({ search });

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
    const first = await page({ limit: 2, search: 'page-' });
    expect(first.items.map(({ to }) => to)).toEqual(['Page-3@Acme.example', 'Page-2@Acme.example']);
    const second = await page({ limit: 2, search: 'PAGE-', cursor: first.nextCursor! });
    expect(second.items.map(({ to }) => to)).toEqual(['Page-1@Acme.example']);
    expect(second.nextCursor).toBeUndefined();
    expect((await list('choose a new')).items.length).toBeGreaterThanOrEqual(3);
    expect((await list('100%')).items).toEqual([]);
  });

  it('sorts by time and by recipient, both ways, page by page, and shows those of one state', async () => {
    for (const name of ['bea', 'ada', 'cid']) {
      idClock.advance({ seconds: 1 });
      await reaction.handle(requestTo(`${name}@sorted.example`));
    }
    const sorted = async (query: Partial<MailListPage>): Promise<string[]> => {
      const names: string[] = [];
      for (let cursor: string | undefined; ;) {
        const one = await page({ search: 'sorted.example', limit: 1, ...query, ...(cursor && { cursor }) });
        names.push(...one.items.map(({ to }) => to.slice(0, 3)));
        if (one.nextCursor === undefined) return names;
        cursor = one.nextCursor;
      }
    };
    expect(await sorted({})).toEqual(['cid', 'ada', 'bea']);
    expect(await sorted({ direction: 'asc' })).toEqual(['bea', 'ada', 'cid']);
    expect(await sorted({ sort: 'recipient', direction: 'asc' })).toEqual(['ada', 'bea', 'cid']);
    expect(await sorted({ sort: 'recipient', direction: 'desc' })).toEqual(['cid', 'bea', 'ada']);
    expect(await sorted({ state: 'queued' })).toHaveLength(3);
    expect(await sorted({ state: 'sent' })).toEqual([]);
    const byTime = await page({ limit: 1 });
    const forged = Buffer.from(JSON.stringify(['\0', randomUUID()])).toString('base64url');
    await expect(page({ sort: 'recipient', cursor: forged })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
    await expect(page({ sort: 'recipient', cursor: byTime.nextCursor! })).rejects.toMatchObject({
      code: 'REQUEST.CURSOR_INVALID',
    });
  });

  it.each(['not-a-cursor', Buffer.from('["x"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      await expect(page({ cursor })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
    },
  );

  it.each(['no-uuid', '00000000-0000-7000-8000-000000000000'])('knows no mail %s', async (id) => {
    const mail = new GetMailHandler(harness.database).execute(new GetMail(id));
    await expect(mail).rejects.toMatchObject({ code: 'MAIL.NOT_FOUND' });
  });

  it('sends each of many mails once, by workers that race for them', async () => {
    const to = (i: number) => `race-${i}@acme.example`;
    await Promise.all(Array.from({ length: 12 }, (_, i) => reaction.handle(requestTo(to(i)))));
    const { items } = await list('race-');
    expect(items).toHaveLength(12);
    await Promise.allSettled(
      Array.from({ length: 3 }, async () => {
        for (const { id } of items) await deliver.handle({ mailId: id }).catch(() => undefined);
      }),
    );
    for (let i = 0; i < 12; i++) expect(catcher.mailsTo(to(i))).toHaveLength(1);
    expect((await list('race-')).items.every(({ state }) => state === 'sent')).toBe(true);
  });

  it('sends a mail again when its sender died before it could write that it was sent: same Message-ID, after the claim', async () => {
    const to = 'died@acme.example';
    await reaction.handle(requestTo(to));
    const mailId = (await list(to)).items[0]!.id;
    const clock = new FixedClock(new Date());
    const store = new PostgresMailStore(harness.database);
    const live = new LiveUpdates(new RecordingBroadcast());
    const { wishes } = new NoticesWorld();
    /** Claims, and is gone when the mail server has said yes. */
    class DyingUnitOfWork extends UnitOfWork {
      private runs = 0;
      override run<T>(work: () => Promise<T>): Promise<T> {
        this.runs += 1;
        return this.runs === 1 ? harness.unitOfWork.run(work) : Promise.reject(new Error('The process died'));
      }
      override beforeCommit = () => undefined;
      override afterCommit = () => undefined;
    }
    const dying = new DeliverMailHandler(store, mailer, wishes, new DyingUnitOfWork(), live, clock);
    const next = new DeliverMailHandler(store, mailer, wishes, harness.unitOfWork, live, clock);

    await expect(dying.handle({ mailId })).rejects.toThrow('The process died');
    await expect(next.handle({ mailId })).rejects.toThrow('another worker');
    expect(catcher.mailsTo(to)).toHaveLength(1);
    clock.advance({ minutes: 3 });
    await next.handle({ mailId });
    await next.handle({ mailId });
    const ids = catcher.mailsTo(to).map(({ headers }) => headers.get('message-id'));
    expect(ids).toEqual([`<${mailId}@acme.example>`, `<${mailId}@acme.example>`]);
    expect((await list(to)).items).toMatchObject([{ state: 'sent' }]);
  });

  it('tells a notice once, on the bell and by mail, however often at once its fact is told', async () => {
    const { recipients, links, organizations, people, display } = new NoticesWorld();
    const [orgId, userId] = [randomUUID(), randomUUID()];
    organizations.add(orgId);
    people.add(userId, { email: 'told@acme.example' });
    organizations.join(orgId, userId, 'OWNER');
    const preferences = new PostgresPreferenceStore(harness.database);
    await harness.unitOfWork.run(() => preferences.set(userId, { orgId: null, kind: 'member.joined', route: 'both' }));
    const clock = new SystemClock();
    const live = new LiveUpdates(new RecordingBroadcast());
    const ids = new RandomIds(clock);
    const posting = new MailPosting(new PostgresMailStore(harness.database), jobs, live, ids, clock);
    const letters = new NoticeLetters(posting, links, organizations, display, testSettings());
    const notices = new PostgresNoticeStore(harness.database);
    const tell = new TellPeopleWhenNoticeRequested(
      recipients,
      preferences,
      notices,
      letters,
      organizations,
      harness.unitOfWork,
      live,
      ids,
      clock,
    );
    const fact = {
      key: 'member.joined:race:1',
      kind: 'member.joined',
      orgId,
      to: { roles: ['OWNER'] },
      data: { memberName: 'Kim', role: 'MEMBER' },
    } as const;
    await Promise.all(Array.from({ length: 6 }, () => tell.handle(fact)));
    expect(await harness.database.query('SELECT 1 FROM notices WHERE user_id = $1', [userId])).toHaveLength(1);
    const { items } = await list('told@acme.example');
    expect(items).toHaveLength(1);
    const wishes = new NoticeWishes(recipients, preferences);
    const store = new PostgresMailStore(harness.database);
    const worker = new DeliverMailHandler(store, mailer, wishes, harness.unitOfWork, live, clock);
    await Promise.allSettled(Array.from({ length: 4 }, () => worker.handle({ mailId: items[0]!.id })));
    expect(catcher.mailsTo('told@acme.example')).toHaveLength(1);
  });
});
