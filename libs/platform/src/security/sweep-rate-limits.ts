import { Injectable } from '@nestjs/common';
import { HandlesJob, defineJob, type JobHandler } from '@moorage/kernel';
import { DataSource } from 'typeorm';

export const SweepRateLimits = defineJob<Record<string, never>>('platform.sweep-rate-limits', {
  cron: '17 * * * *',
  concurrency: 1,
});

/** Forgets counters whose window is over: each address that ever tried something left one. */
@Injectable()
@HandlesJob(SweepRateLimits)
export class SweepRateLimitsHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly dataSource: DataSource) {}

  async handle(): Promise<void> {
    await this.dataSource.query('DELETE FROM rate_limits WHERE window_ends_at < clock_timestamp()');
  }
}
