import { Injectable } from '@nestjs/common';
import { Clock, JobQueue, UnitOfWork } from '@moorage/kernel';
import { AdvanceInstance } from './advance-instance.job.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

const batch = 100;
const dueAgainMs = 10_000;

/** Wakes somebody for what is due: tries whose pause is over, and what a killed process left in the middle. */
@Injectable()
export class EnqueueDueInstances {
  constructor(
    private readonly instances: InstanceStore,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const due = await this.instances.claimDue(now, new Date(now.getTime() + dueAgainMs), batch);
      for (const instanceId of due) await this.jobs.enqueue(AdvanceInstance, { instanceId });
    });
  }
}
