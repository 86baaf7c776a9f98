import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, LiveUpdates, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { MailStore, type ClaimedMail } from './ports/mail-store.port.ts';
import { MailRefused, Mailer } from './ports/mailer.port.ts';

/** Tries of one mail; with the delays below, spread over some five hours. */
const mostAttempts = 12;

/** More tries than a mail has: a job that finds the mail claimed by a process that died spends one, too. */
export const DeliverMail = defineJob<{ mailId: string }>('notifications.deliver-mail', {
  retryLimit: mostAttempts + 8,
  retryDelay: 5,
  retryDelayMax: 3600,
});

/** How long one try may take before another process may have the mail; longer than the mailer's own time-outs together. */
const claimMs = 3 * 60_000;

const errorLength = 500;

/**
 * Sends one mail. It is claimed before it is sent, so that two workers never send it both, and `sent` is recorded right
 * after the server took it. A process that dies between those two leaves a claim that runs out, and the mail is sent once
 * more: at least once, since a lost link locks somebody out, while a second copy (under the same Message-ID) harms nobody.
 */
@Injectable()
@HandlesJob(DeliverMail)
export class DeliverMailHandler implements JobHandler<{ mailId: string }> {
  constructor(
    private readonly mails: MailStore,
    private readonly mailer: Mailer,
    private readonly unitOfWork: UnitOfWork,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async handle({ mailId }: { mailId: string }): Promise<void> {
    const now = this.clock.now();
    const claim = await this.unitOfWork.run(() => this.mails.claim(mailId, now, new Date(now.getTime() + claimMs)));
    if (claim === 'settled') return;
    if (claim === 'busy') throw new Error('The mail is being sent by another worker');
    await this.deliver(mailId, claim);
  }

  private async deliver(mailId: string, { mail, attempt }: ClaimedMail): Promise<void> {
    let outcome: 'sent' | 'kept';
    try {
      outcome = await this.mailer.deliver(mail);
    } catch (error) {
      const message = (error instanceof Error ? error.message : String(error)).slice(0, errorLength);
      if (error instanceof MailRefused || attempt >= mostAttempts) {
        await this.record(mailId, () => this.mails.markFailed(mailId, message));
        return;
      }
      await this.record(mailId, () => this.mails.release(mailId, message));
      throw error;
    }
    await this.record(mailId, () =>
      outcome === 'sent' ? this.mails.markSent(mailId, this.clock.now()) : this.mails.markKept(mailId),
    );
  }

  private record(mailId: string, write: () => Promise<void>): Promise<void> {
    return this.unitOfWork.run(async () => {
      await write();
      await this.liveUpdates.forAdmins('mails', mailId);
    });
  }
}
