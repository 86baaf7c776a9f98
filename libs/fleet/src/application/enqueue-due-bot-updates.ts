import { Injectable } from '@nestjs/common';
import { Clock, JobQueue, UnitOfWork } from '@moorage/kernel';
import { AdvanceBotUpdate } from './advance-bot-update.job.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';

const batch = 100;
const dueAgainMs = 10_000;

/** Wakes somebody for updates that are due: pauses that are over, and what a killed process left in the middle. */
@Injectable()
export class EnqueueDueBotUpdates {
  constructor(
    private readonly updates: BotUpdateStore,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const due = await this.updates.claimDue(now, new Date(now.getTime() + dueAgainMs), batch);
      for (const botUpdateId of due) await this.jobs.enqueue(AdvanceBotUpdate, { botUpdateId });
    });
  }
}
