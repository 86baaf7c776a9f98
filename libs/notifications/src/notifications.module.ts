import { Global, Module } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import { MailTemplatesController } from './adapters/http/mail-templates.controller.ts';
import { MailsController } from './adapters/http/mails.controller.ts';
import { MyNoticesController } from './adapters/http/my-notices.controller.ts';
import { MyNotificationPreferencesController } from './adapters/http/my-notification-preferences.controller.ts';
import { UnsubscribeController } from './adapters/http/unsubscribe.controller.ts';
import { ForgetOrganizationWhenDeleted } from './adapters/postgres/forget-organization-when-deleted.ts';
import { OutboxMailer } from './adapters/postgres/outbox-mailer.ts';
import { PostgresMailStore } from './adapters/postgres/postgres-mail-store.ts';
import { PostgresNoticeStore } from './adapters/postgres/postgres-notice-store.ts';
import { PostgresPreferenceStore } from './adapters/postgres/postgres-preference-store.ts';
import { GetMailHandler } from './adapters/postgres/queries/get-mail.ts';
import { GetNotificationPreferencesHandler } from './adapters/postgres/queries/get-notification-preferences.ts';
import { ListMailsHandler } from './adapters/postgres/queries/list-mails.ts';
import { ListNoticesHandler } from './adapters/postgres/queries/list-notices.ts';
import { SmtpMailer } from './adapters/smtp/smtp-mailer.ts';
import { ChangeNotificationPreferencesHandler } from './application/change-notification-preferences.ts';
import { DeliverMailHandler } from './application/deliver-mail.ts';
import { ForgetOldNoticesHandler } from './application/forget-old-notices.ts';
import { MailPosting } from './application/mail-posting.ts';
import { MarkAllNoticesReadHandler } from './application/mark-all-notices-read.ts';
import { MarkNoticeReadHandler } from './application/mark-notice-read.ts';
import { NoticeLetters } from './application/notice-letters.ts';
import { NoticeRecipients } from './application/notice-recipients.ts';
import { NoticeWishes } from './application/notice-wishes.ts';
import { MailStore } from './application/ports/mail-store.port.ts';
import { Mailer } from './application/ports/mailer.port.ts';
import { NoticeStore } from './application/ports/notice-store.port.ts';
import { PreferenceStore } from './application/ports/preference-store.port.ts';
import { PreviewMailsHandler } from './application/preview-mails.ts';
import { SendMailWhenRequested } from './application/send-mail-when-requested.ts';
import { TellPeopleWhenNoticeRequested } from './application/tell-people-when-notice-requested.ts';
import { UnsubscribeFromMailsHandler } from './application/unsubscribe-from-mails.ts';
import { UnsubscribeLinks } from './application/unsubscribe-links.ts';

/** SMTP where a server is configured, else the outbox. */
const mailer = {
  provide: Mailer,
  useFactory: ({ mail: { smtpUrl, from } }: Settings): Mailer =>
    smtpUrl === undefined ? new OutboxMailer() : new SmtpMailer({ url: smtpUrl, from }),
  inject: [Settings],
};

/** Mails and notices: what is owed to whom, where they want it, rendered, sent or kept. */
@Global()
@Module({
  controllers: [
    MailsController,
    MailTemplatesController,
    MyNoticesController,
    MyNotificationPreferencesController,
    UnsubscribeController,
  ],
  providers: [
    mailer,
    { provide: MailStore, useClass: PostgresMailStore },
    { provide: NoticeStore, useClass: PostgresNoticeStore },
    { provide: PreferenceStore, useClass: PostgresPreferenceStore },
    MailPosting,
    NoticeLetters,
    NoticeRecipients,
    NoticeWishes,
    UnsubscribeLinks,
    ChangeNotificationPreferencesHandler,
    DeliverMailHandler,
    ForgetOrganizationWhenDeleted,
    ForgetOldNoticesHandler,
    GetMailHandler,
    GetNotificationPreferencesHandler,
    ListMailsHandler,
    ListNoticesHandler,
    MarkAllNoticesReadHandler,
    MarkNoticeReadHandler,
    PreviewMailsHandler,
    SendMailWhenRequested,
    TellPeopleWhenNoticeRequested,
    UnsubscribeFromMailsHandler,
  ],
})
export class NotificationsModule {}
