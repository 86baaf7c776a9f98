import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { NoticeStore } from './ports/notice-store.port.ts';

/** Daily, at 03:50 UTC. */
export const ForgetOldNotices = defineJob<Record<string, never>>('notifications.forget-old-notices', {
  cron: '50 3 * * *',
});

const keptDays = 90;
const atOnce = 5_000;

/** Notices are kept for 90 days, read or not. */
@Injectable()
@HandlesJob(ForgetOldNotices)
export class ForgetOldNoticesHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly notices: NoticeStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(_: Record<string, never>, signal: AbortSignal): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    // In pieces, so that no transaction holds thousands of rows for long.
    while ((await this.unitOfWork.run(() => this.notices.deleteOlderThan(before, atOnce))) === atOnce) {
      signal.throwIfAborted();
    }
  }
}
