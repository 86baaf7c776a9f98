import { Injectable } from '@nestjs/common';
import { OrganizationDeleted } from '@moorage/contracts';
import { AuditTrail, Clock, JobQueue, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { AdvanceInstance } from './advance-instance.job.ts';
import { FleetLog } from './fleet-log.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

/** With an organisation go its bots: containers, networks, and volumes with all data. The reconciler does it, step by step. */
@Injectable()
@ReactsTo(OrganizationDeleted, 'fleet.delete-instances-when-organization-deleted')
export class DeleteInstancesWhenOrganizationDeleted implements Reaction<{ orgId: string }> {
  constructor(
    private readonly instances: InstanceStore,
    private readonly log: FleetLog,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ orgId }: { orgId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const { id } of await this.instances.lockForOrg(orgId)) {
        // Whatever it is doing: an instance that is being changed is deleted as soon as it comes to rest.
        const changed = await this.instances.change(
          id,
          { unlessDesired: 'DELETED' },
          { desired: 'DELETED', restartRequestedAt: null, attempts: 0, nextAttemptAt: this.clock.now() },
        );
        if (changed === undefined) continue;
        await this.log.record(changed, 'delete-requested', { detail: 'The organisation was deleted.' });
        await this.audit.record({
          action: 'instance.delete-requested',
          orgId,
          target: { type: 'instance', id, label: changed.slug },
        });
        await this.log.announce(changed);
        await this.jobs.enqueue(AdvanceInstance, { instanceId: id });
      }
    });
  }
}
