import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { Database } from '@moorage/platform';

export const PruneSystemEvents = defineJob<Record<string, never>>('compliance.prune-system-events', {
  cron: '41 3 * * *',
  concurrency: 1,
});

const keptDays = 90;
const mostKept = 10_000;

/** Forgets errors that were not seen for long, and the oldest where there are too many kinds. */
@Injectable()
@HandlesJob(PruneSystemEvents)
export class PruneSystemEventsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const limit = new Date(this.clock.now().getTime() - keptDays * 24 * 3_600_000);
    await this.unitOfWork.run(() =>
      this.database.write(
        `DELETE FROM system_events
          WHERE last_seen_at < $1
             OR id IN (SELECT id FROM system_events ORDER BY last_seen_at DESC, id DESC OFFSET ${mostKept})`,
        [limit],
      ),
    );
  }
}
