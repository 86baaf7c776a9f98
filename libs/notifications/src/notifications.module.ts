import { Global, Module } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { MailsController } from './adapters/http/mails.controller.ts';
import { OutboxMailer } from './adapters/postgres/outbox-mailer.ts';
import { PostgresMailStore } from './adapters/postgres/postgres-mail-store.ts';
import { GetMailHandler } from './adapters/postgres/queries/get-mail.ts';
import { ListMailsHandler } from './adapters/postgres/queries/list-mails.ts';
import { SmtpMailer } from './adapters/smtp/smtp-mailer.ts';
import { DeliverMailHandler } from './application/deliver-mail.ts';
import { MailStore } from './application/ports/mail-store.port.ts';
import { Mailer } from './application/ports/mailer.port.ts';
import { SendMailWhenRequested } from './application/send-mail-when-requested.ts';

/** SMTP where a server is configured, else the outbox. */
const mailer = {
  provide: Mailer,
  useFactory: ({ mail: { smtpUrl, from } }: Settings): Mailer =>
    smtpUrl === undefined ? new OutboxMailer() : new SmtpMailer({ url: smtpUrl, from }),
  inject: [Settings],
};

/** Mails: what is owed to whom, rendered, sent or kept. */
@Global()
@Module({
  controllers: [MailsController],
  providers: [
    mailer,
    { provide: MailStore, useClass: PostgresMailStore },
    DeliverMailHandler,
    GetMailHandler,
    ListMailsHandler,
    SendMailWhenRequested,
  ],
})
export class NotificationsModule {}
