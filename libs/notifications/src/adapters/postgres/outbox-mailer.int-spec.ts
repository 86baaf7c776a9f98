import { LiveUpdates, SystemClock } from '@moorage/kernel';
import { RecordingBroadcast } from '@moorage/kernel/testing';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { DeliverMailHandler } from '../../application/deliver-mail.ts';
import { mailerContract, type ReadMail } from '../../testing/mailer.contract.ts';
import { NoticesWorld } from '../../testing/notices-world.ts';
import { owedMail } from '../../testing/owed-mail.ts';
import { OutboxMailer } from './outbox-mailer.ts';
import { PostgresMailStore } from './postgres-mail-store.ts';
import { GetMailHandler, GetMail } from './queries/get-mail.ts';
import { ListMails, ListMailsHandler } from './queries/list-mails.ts';

describe('OutboxMailer', () => {
  let harness: DatabaseHarness;
  const mailer = new OutboxMailer();

  beforeAll(async () => {
    harness = await openDatabaseHarness();
  });
  afterAll(() => harness.close());

  mailerContract(() => ({
    mailer,
    outcome: 'kept',
    async send(mail) {
      const store = new PostgresMailStore(harness.database);
      const owed = owedMail(mail);
      await harness.unitOfWork.run(() => store.add(owed));
      const live = new LiveUpdates(new RecordingBroadcast());
      await new DeliverMailHandler(
        store,
        mailer,
        new NoticesWorld().wishes,
        harness.unitOfWork,
        live,
        new SystemClock(),
      ).handle({
        mailId: owed.id,
      });
      return (await new GetMailHandler(harness.database).execute(new GetMail(owed.id))).state as 'kept';
    },
    async mailsTo(address): Promise<ReadMail[]> {
      const { items } = await new ListMailsHandler(harness.database).execute(
        new ListMails({ limit: 100, search: address, sort: 'created', direction: 'desc' }),
      );
      const mails = await Promise.all(
        items.map((item) => new GetMailHandler(harness.database).execute(new GetMail(item.id))),
      );
      return mails
        .filter(({ to }) => to === address)
        .map(({ to, subject, text = '', html = '' }) => ({ to, subject, text, html }));
    },
  }));
});
