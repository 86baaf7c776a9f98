import { Injectable } from '@nestjs/common';
import { HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { PostgresBotSignIns } from './postgres-bot-sign-ins.ts';

/** Removes bot sessions and one-time codes that can't be used any more. */
export const SweepExpiredSignIns = defineJob<Record<string, never>>('fleet.sweep-expired-sign-ins', {
  cron: '41 * * * *',
  concurrency: 1,
});

@Injectable()
@HandlesJob(SweepExpiredSignIns)
export class SweepExpiredSignInsHandler implements JobHandler<object> {
  constructor(
    private readonly signIns: PostgresBotSignIns,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  handle(): Promise<void> {
    return this.unitOfWork.run(() => this.signIns.deleteExpired());
  }
}
