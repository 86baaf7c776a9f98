import { Injectable } from '@nestjs/common';
import { OrganizationChanged, Settings, TenantDirectory } from '@moorage/contracts';
import { Clock, JobQueue, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { AdvanceInstance } from './advance-instance.job.ts';
import { botHostOf } from '../domain/bot-host.ts';
import { FleetLog } from './fleet-log.ts';
import { HandoffCodes } from './ports/handoff-codes.port.ts';
import { InstanceStore, type InstanceChange } from './ports/instance-store.port.ts';

/**
 * The bots of a deactivated organisation stop, and those that ran go on when that is undone. Their host follows its address:
 * the containers stay, since a bot learns its host from each request; who was signed in at the old host signs in at the new.
 *
 * What counts is not what the event says but what the organisation is once the instances are locked: of two changes in a row
 * the reactions may run at once or the wrong way round, and whichever is last sees the last state.
 */
@Injectable()
@ReactsTo(OrganizationChanged, 'fleet.follow-organization-when-it-changed')
export class FollowOrganizationWhenItChanged implements Reaction<{ orgId: string }> {
  constructor(
    private readonly instances: InstanceStore,
    private readonly tenants: TenantDirectory,
    private readonly signIns: HandoffCodes,
    private readonly settings: Settings,
    private readonly log: FleetLog,
    private readonly jobs: JobQueue,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ orgId }: { orgId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const instances = await this.instances.lockForOrg(orgId);
      const org = await this.tenants.findOrg(orgId);
      // Gone: then its instances are deleted, because of another event.
      if (org === undefined) return;
      for (const instance of instances) {
        if (instance.slug !== org.slug) await this.move(instance, org.slug);
        if (org.status === 'DEACTIVATED') await this.stop(instance);
        else await this.resume(instance);
      }
    });
  }

  private async move({ id, slug: from }: Instance, slug: string): Promise<void> {
    const moved = await this.instances.change(id, { unlessDesired: 'DELETED' }, { slug });
    if (moved === undefined) return;
    await this.signIns.forgetHost(botHostOf(from, this.settings.botsDomain));
    await this.log.record(moved, 'moved', { detail: `${from} → ${slug}` });
    await this.log.announce(moved);
  }

  private async stop(instance: Instance): Promise<void> {
    if (instance.desired !== 'RUNNING') return;
    await this.want(instance, { desired: 'STOPPED', resumesWithOrg: true }, 'stop-requested');
  }

  private async resume(instance: Instance): Promise<void> {
    if (!instance.resumesWithOrg) return;
    await this.want(instance, { desired: 'RUNNING', resumesWithOrg: false }, 'start-requested');
  }

  private async want(
    { id }: Instance,
    change: InstanceChange,
    kind: 'start-requested' | 'stop-requested',
  ): Promise<void> {
    const wanted = { ...change, restartRequestedAt: null, attempts: 0, nextAttemptAt: this.clock.now() };
    const changed = await this.instances.change(id, { unlessDesired: 'DELETED' }, wanted);
    if (changed === undefined) return;
    const detail =
      kind === 'stop-requested' ? 'The organisation was deactivated.' : 'The organisation was brought back.';
    await this.log.record(changed, kind, { detail });
    await this.log.announce(changed);
    await this.jobs.enqueue(AdvanceInstance, { instanceId: id });
  }
}
