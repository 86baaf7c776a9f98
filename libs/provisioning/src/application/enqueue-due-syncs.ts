import { Injectable } from '@nestjs/common';
import { Clock, JobQueue, UnitOfWork } from '@moorage/kernel';
import { MemberSyncStore } from './ports/member-sync-store.port.ts';
import { SyncMember } from './sync-member.job.ts';

const batch = 200;
const dueAgainMs = 30_000;

/** Wakes somebody for what is due: tries whose pause is over, and what a killed worker left behind. */
@Injectable()
export class EnqueueDueSyncs {
  constructor(
    private readonly syncs: MemberSyncStore,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const keys = await this.syncs.claimDue(now, new Date(now.getTime() + dueAgainMs), batch);
      for (const key of keys) await this.jobs.enqueue(SyncMember, key);
    });
  }
}
