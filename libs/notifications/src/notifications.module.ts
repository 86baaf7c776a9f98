import { Global, Module } from '@nestjs/common';
import { MailsController } from './adapters/http/mails.controller.ts';
import { GetMailHandler } from './adapters/postgres/queries/get-mail.ts';
import { ListMailsHandler } from './adapters/postgres/queries/list-mails.ts';

/** Mails: what is owed to whom, rendered, sent or kept. */
@Global()
@Module({
  controllers: [MailsController],
  providers: [GetMailHandler, ListMailsHandler],
})
export class NotificationsModule {}
