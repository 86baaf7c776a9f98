import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { SnapshotStore } from './ports/snapshot-store.port.ts';

/** Drops snapshots that nobody needs any more: their time is over, their instance is gone, or their update never finished them. */
export const SweepSnapshots = defineJob<Record<string, never>>('fleet.sweep-snapshots', {
  cron: '*/10 * * * *',
  concurrency: 1,
  retryLimit: 2,
});

const batch = 200;

@Injectable()
@HandlesJob(SweepSnapshots)
export class SweepSnapshotsHandler implements JobHandler<object> {
  constructor(
    private readonly updates: BotUpdateStore,
    private readonly snapshots: SnapshotStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (const { id } of await this.updates.expiredSnapshots(this.clock.now(), batch)) {
      await this.snapshots.drop(id);
      await this.unitOfWork.run(() => this.updates.droppedSnapshot(id, this.clock.now()));
    }
    // An id is in a row before anything is written under it. So what was listed first, and isn't in a row then, is nobody's.
    const present = await this.snapshots.list();
    const known = await this.updates.knownSnapshots(present);
    for (const id of present) if (!known.has(id)) await this.snapshots.drop(id);
  }
}
