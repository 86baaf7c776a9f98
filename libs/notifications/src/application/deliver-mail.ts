import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, LiveUpdates, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { NoticeWishes } from './notice-wishes.ts';
import { MailStore, type ClaimedMail } from './ports/mail-store.port.ts';
import { MailRefused, Mailer } from './ports/mailer.port.ts';

/** Tries of one mail; with the delays below, spread over some five hours. */
const mostAttempts = 12;

/** More tries than a mail has: a job that finds the mail claimed by a process that died spends one, too. A slow server may take its time. */
export const DeliverMail = defineJob<{ mailId: string }>('notifications.deliver-mail', {
  retryLimit: mostAttempts + 8,
  retryDelay: 5,
  retryDelayMax: 3600,
  expireInSeconds: 1800,
});

/** How long after its last sign of life another process may have the mail of one that died. */
const claimMs = 3 * 60_000;
/** How often a try that goes on says so. */
const renewalMs = 60_000;

const errorLength = 500;

/**
 * Sends one mail. It is claimed before it is sent, and stays so for as long as that takes, so that two workers never send it
 * both; `sent` is recorded right after the server took it. A process that dies between those two leaves a claim that runs out, and the mail is sent once
 * more: at least once, since a lost link locks somebody out, while a second copy (under the same Message-ID) harms nobody.
 */
@Injectable()
@HandlesJob(DeliverMail)
export class DeliverMailHandler implements JobHandler<{ mailId: string }> {
  constructor(
    private readonly mails: MailStore,
    private readonly mailer: Mailer,
    private readonly wishes: NoticeWishes,
    private readonly unitOfWork: UnitOfWork,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async handle({ mailId }: { mailId: string }): Promise<void> {
    const now = this.clock.now();
    const claim = await this.unitOfWork.run(() => this.mails.claim(mailId, now, this.claimEnd()));
    if (claim === 'settled') return;
    if (claim === 'busy') throw new Error('The mail is being sent by another worker');
    const { notice, attempt } = claim;
    if (notice === undefined || (await this.wishes.wantsMail(notice))) await this.deliver(mailId, claim);
    else await this.record(mailId, () => this.mails.markWithdrawn(mailId, attempt));
  }

  private async deliver(mailId: string, { mail, attempt }: ClaimedMail): Promise<void> {
    let outcome: 'sent' | 'kept';
    const renewal = setInterval(() => void this.renew(mailId, attempt), renewalMs);
    try {
      outcome = await this.mailer.deliver(mail);
    } catch (error) {
      const message = (error instanceof Error ? error.message : String(error)).slice(0, errorLength);
      if (error instanceof MailRefused || attempt >= mostAttempts) {
        await this.record(mailId, () => this.mails.markFailed(mailId, attempt, message));
        return;
      }
      await this.record(mailId, () => this.mails.release(mailId, attempt, message));
      throw error;
    } finally {
      clearInterval(renewal);
    }
    await this.record(mailId, () =>
      outcome === 'sent' ? this.mails.markSent(mailId, this.clock.now()) : this.mails.markKept(mailId),
    );
  }

  /** What fails here is only a sign of life: the claim runs out a little earlier, and the next one may come through. */
  private renew(mailId: string, attempt: number): Promise<void> {
    return this.unitOfWork.run(() => this.mails.renew(mailId, attempt, this.claimEnd())).catch(() => undefined);
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + claimMs);
  }

  private record(mailId: string, write: () => Promise<void>): Promise<void> {
    return this.unitOfWork.run(async () => {
      await write();
      await this.liveUpdates.forAdmins('mails', mailId);
    });
  }
}
