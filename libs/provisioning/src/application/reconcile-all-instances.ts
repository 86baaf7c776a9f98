import { Injectable } from '@nestjs/common';
import { InstanceDirectory } from '@moorage/contracts';
import { HandlesJob, JobQueue, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { ReconcileInstance } from './reconcile-instance.ts';

const pageSize = 200;

/** Every hour, a job for each instance that should have members. */
export const ReconcileAllInstances = defineJob<Record<string, never>>('provisioning.reconcile-all-instances', {
  cron: '17 * * * *',
  concurrency: 1,
});

@Injectable()
@HandlesJob(ReconcileAllInstances)
export class ReconcileAllInstancesHandler implements JobHandler<object> {
  constructor(
    private readonly instances: InstanceDirectory,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle(): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.instances.listProvisioned({
        limit: pageSize,
        ...(after !== undefined && { afterInstanceId: after }),
      });
      await this.unitOfWork.run(async () => {
        for (const { instanceId } of page)
          await this.jobs.enqueue(ReconcileInstance, { instanceId }, { key: instanceId });
      });
      after = page.at(-1)?.instanceId;
      if (page.length < pageSize) return;
    }
  }
}
