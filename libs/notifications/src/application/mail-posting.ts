import { Injectable } from '@nestjs/common';
import { Clock, Ids, JobQueue, LiveUpdates } from '@moorage/kernel';
import { DeliverMail } from './deliver-mail.ts';
import { MailStore, type OwedMail } from './ports/mail-store.port.ts';

/** Puts mails into the outbox, once per key, and queues them. */
@Injectable()
export class MailPosting {
  constructor(
    private readonly mails: MailStore,
    private readonly jobs: JobQueue,
    private readonly liveUpdates: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** In the ambient transaction; does nothing where there is a mail of this key already. */
  async post(mail: Omit<OwedMail, 'id' | 'createdAt'>): Promise<void> {
    const id = this.ids.uuid();
    if (!(await this.mails.add({ ...mail, id, createdAt: this.clock.now() }))) return;
    await this.jobs.enqueue(DeliverMail, { mailId: id });
    await this.liveUpdates.forAdmins('mails', id);
  }
}
