import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, DomainError, JobQueue, isUuid } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import type { InstanceStatus } from '../domain/instance-status.ts';
import { AdvanceInstance } from './advance-instance.job.ts';
import { FleetLog } from './fleet-log.ts';
import { InstanceStore, type InstanceChange } from './ports/instance-store.port.ts';

/** Which instance somebody acts on, and who it is. */
export interface InstanceOperation {
  readonly instanceId: string;
  /** The caller's organisation; null for a platform admin in the admin section. */
  readonly orgId: string | null;
  readonly actorUserId: string;
}

type RequestKind = 'start' | 'stop' | 'restart' | 'retry' | 'delete';

interface Request {
  readonly from: readonly InstanceStatus[];
  readonly change: InstanceChange;
  readonly kind: `${RequestKind}-requested`;
  /** Whether it was asked for already, so that asking again changes nothing. */
  readonly isFulfilled: (instance: Instance) => boolean;
}

const beingChanged: readonly InstanceStatus[] = ['REQUESTED', 'CREATING', 'UPDATING', 'ROLLING_BACK', 'DELETING'];

/** What start, stop, restart, retry and delete share: say what is wanted, write it down, and wake the reconciler. */
@Injectable()
export class InstanceOperations {
  constructor(
    private readonly instances: InstanceStore,
    private readonly log: FleetLog,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs in the command's transaction.
   * @throws DomainError INSTANCE.NOT_FOUND, INSTANCE.BUSY, INSTANCE.TRANSITION_NOT_ALLOWED
   */
  async request(
    { instanceId, orgId, actorUserId }: InstanceOperation,
    { from, change, kind, isFulfilled }: Request,
  ): Promise<Instance> {
    const current = await this.find(instanceId, orgId);
    if (from.includes(current.status) && isFulfilled(current)) return current;
    const changed = await this.instances.change(
      instanceId,
      // A deletion may have begun, and what it removed is gone: nothing takes it back.
      { orgId: orgId ?? undefined, statuses: from, unlessDesired: 'DELETED' },
      { ...change, attempts: 0, nextAttemptAt: this.clock.now() },
    );
    if (changed === undefined) {
      const { status, desired } = await this.find(instanceId, orgId);
      const busy = desired === 'DELETED' || beingChanged.includes(status);
      throw new DomainError(busy ? 'INSTANCE.BUSY' : 'INSTANCE.TRANSITION_NOT_ALLOWED', { status });
    }
    await this.log.record(changed, kind, { actorUserId });
    await this.audit.record({
      action: `instance.${kind}`,
      orgId: changed.orgId,
      target: { type: 'instance', id: instanceId, label: changed.slug },
      before: { status: current.status, desired: current.desired },
      after: { status: changed.status, desired: changed.desired },
    });
    await this.log.announce(changed);
    await this.jobs.enqueue(AdvanceInstance, { instanceId });
    return changed;
  }

  private async find(instanceId: string, orgId: string | null): Promise<Instance> {
    const instance = isUuid(instanceId) ? await this.instances.find(instanceId) : undefined;
    if (instance === undefined || (orgId !== null && instance.orgId !== orgId) || instance.status === 'DELETED') {
      throw new DomainError('INSTANCE.NOT_FOUND');
    }
    return instance;
  }
}
