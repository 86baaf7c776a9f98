import { Injectable } from '@nestjs/common';
import { DisplayPreferences, MailRequested, PeopleDirectory, type MailRequest } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { MailPosting } from './mail-posting.ts';
import { renderMail } from './templates/render-mail.ts';

/** Writes the mail that a fact owes, once however often the fact is told, and queues it. */
@Injectable()
@ReactsTo(MailRequested, 'notifications.send-mail-when-requested')
export class SendMailWhenRequested implements Reaction<MailRequest> {
  constructor(
    private readonly posting: MailPosting,
    private readonly people: PeopleDirectory,
    private readonly display: DisplayPreferences,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(request: MailRequest): Promise<void> {
    const { key, to, template } = request;
    const mail = { key, to, template, ...renderMail(request, await this.localeOf(to)) };
    await this.unitOfWork.run(() => this.posting.post(mail));
  }

  /** As its reader chose, where the address is known to be somebody's. */
  private async localeOf(address: string): Promise<string | undefined> {
    const person = await this.people.findByEmail(address);
    return person?.emailVerified === true ? this.display.localeOf(person.userId) : undefined;
  }
}
