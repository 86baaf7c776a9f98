import { Injectable } from '@nestjs/common';
import { Clock, JobQueue, UnitOfWork } from '@moorage/kernel';
import { AdvanceRollout } from './advance-rollout.job.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';

const batch = 20;
const dueAgainMs = 10_000;

/** Wakes somebody for rollouts whose next act is due: pauses that are over, and what a killed process left in the middle. */
@Injectable()
export class EnqueueDueRollouts {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const due = await this.rollouts.claimDue(now, new Date(now.getTime() + dueAgainMs), batch);
      for (const rolloutId of due) await this.jobs.enqueue(AdvanceRollout, { rolloutId });
    });
  }
}
