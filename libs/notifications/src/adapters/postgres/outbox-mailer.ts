import { Injectable } from '@nestjs/common';
import { Mailer } from '../../application/ports/mailer.port.ts';

/** For an installation without a mail server: mails stay in Postgres, where platform admins read them. */
@Injectable()
export class OutboxMailer extends Mailer {
  override deliver(): Promise<'kept'> {
    return Promise.resolve('kept');
  }
}
