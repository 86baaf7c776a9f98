import { Injectable, Logger } from '@nestjs/common';
import { HandlesJob, defineJob, isDomainError, type JobHandler } from '@moorage/kernel';
import { InstanceReconciliation } from './instance-reconciliation.ts';

/** One bot's members are compared and repaired. A bot that doesn't answer is compared at the next hour. */
export const ReconcileInstance = defineJob<{ instanceId: string }>('provisioning.reconcile-instance', {
  policy: 'exclusive',
  retryLimit: 2,
  concurrency: 2,
  expireInSeconds: 900,
});

@Injectable()
@HandlesJob(ReconcileInstance)
export class ReconcileInstanceHandler implements JobHandler<{ instanceId: string }> {
  private readonly log = new Logger(ReconcileInstanceHandler.name);

  constructor(private readonly reconciliation: InstanceReconciliation) {}

  async handle({ instanceId }: { instanceId: string }): Promise<void> {
    try {
      const report = await this.reconciliation.reconcile(instanceId);
      if (report.added + report.removed + report.roleChanged > 0)
        this.log.log(report, 'A bot knew its members otherwise than it should; repaired');
    } catch (error) {
      if (!isDomainError(error, 'BOT.UNREACHABLE') && !isDomainError(error, 'BOT.REFUSED')) throw error;
      this.log.warn({ instanceId, code: error.code }, 'A bot could not be compared with its organisation');
    }
  }
}
