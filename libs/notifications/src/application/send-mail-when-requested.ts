import { Injectable } from '@nestjs/common';
import { MailRequested, type MailRequest } from '@moorage/contracts';
import { Clock, Ids, JobQueue, LiveUpdates, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { DeliverMail } from './deliver-mail.ts';
import { MailStore } from './ports/mail-store.port.ts';
import { renderMail } from './templates/render-mail.ts';

/** Writes the mail that a fact owes, once however often the fact is told, and queues it. */
@Injectable()
@ReactsTo(MailRequested, 'notifications.send-mail-when-requested')
export class SendMailWhenRequested implements Reaction<MailRequest> {
  constructor(
    private readonly mails: MailStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly liveUpdates: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async handle(request: MailRequest): Promise<void> {
    const { key, to, template } = request;
    const mail = { id: this.ids.uuid(), key, to, template, createdAt: this.clock.now(), ...renderMail(request) };
    await this.unitOfWork.run(async () => {
      if (!(await this.mails.add(mail))) return;
      await this.jobs.enqueue(DeliverMail, { mailId: mail.id });
      await this.liveUpdates.forAdmins('mails', mail.id);
    });
  }
}
