import { Injectable } from '@nestjs/common';
import { NoticeRequested } from '@moorage/contracts';
import { EventPublisher, HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { Database } from '../database/database.ts';

/** Every five minutes. */
export const TellOfFailedJobs = defineJob<Record<string, never>>('platform.tell-of-failed-jobs', {
  cron: '*/5 * * * *',
  concurrency: 1,
  keepSeconds: 3600,
});

interface FailedQueue {
  readonly queue: string;
  /** The hour in which it failed, in UTC: `2026-01-05T12`. */
  readonly hour: string;
  readonly error: string | null;
}

/**
 * Tells platform admins which queues have jobs that failed for good, once an hour for each. Jobs also fail without a handler
 * that could say so (their worker died, their time ran out), so it is the list that is looked at, a little further back than
 * the last time.
 */
@Injectable()
@HandlesJob(TellOfFailedJobs)
export class TellOfFailedJobsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly publisher: EventPublisher,
  ) {}

  async handle(): Promise<void> {
    const failed = await this.database.query<FailedQueue>(
      `SELECT DISTINCT ON (name, hour) name AS queue, hour, left(output->>'message', 300) AS error
         FROM (SELECT *, to_char(completed_on AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') AS hour FROM pgboss.job) job
        WHERE state = 'failed' AND completed_on > now() - interval '30 minutes'
        ORDER BY name, hour, completed_on`,
    );
    for (const { queue, hour, error } of failed) {
      const data = { queue, ...(error !== null && { error }) };
      const key = `admin.job-failed:${queue}:${hour}`;
      await this.unitOfWork.run(() =>
        this.publisher.publish(NoticeRequested({ key, kind: 'admin.job-failed', to: 'platform-admins', data })),
      );
    }
  }
}
