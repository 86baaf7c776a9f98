import { Injectable } from '@nestjs/common';
import { InstanceDirectory, MembershipChanged, type MembershipView } from '@moorage/contracts';
import { Clock, JobQueue, LiveUpdates, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { desiredMember } from './desired-member.ts';
import { MemberSyncStore } from './ports/member-sync-store.port.ts';
import { SyncMember } from './sync-member.job.ts';

/** All instances of the organisation are told. Events may come twice and out of order: the highest revision wins. */
@Injectable()
@ReactsTo(MembershipChanged, 'provisioning.provision-member-when-membership-changed')
export class ProvisionMemberWhenMembershipChanged implements Reaction<MembershipView> {
  constructor(
    private readonly instances: InstanceDirectory,
    private readonly syncs: MemberSyncStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly live: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async handle(membership: MembershipView): Promise<void> {
    const { membershipId, orgId } = membership;
    const instances = await this.instances.statusesForOrg(orgId);
    await this.unitOfWork.run(async () => {
      for (const { instanceId } of instances) {
        if (await this.syncs.want(desiredMember(instanceId, membership), this.clock.now())) {
          await this.jobs.enqueue(SyncMember, { membershipId, instanceId });
          await this.live.forOrg(orgId, 'provisioning', membershipId);
        }
      }
    });
  }
}
