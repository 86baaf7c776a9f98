import { Injectable } from '@nestjs/common';
import { InstanceBecameReady } from '@moorage/contracts';
import { Clock, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { MemberSyncStore } from './ports/member-sync-store.port.ts';

/** What was owed to an instance while it wasn't there is due now. */
@Injectable()
@ReactsTo(InstanceBecameReady, 'provisioning.wake-syncs-when-instance-became-ready')
export class WakeSyncsWhenInstanceBecameReady implements Reaction<{ instanceId: string }> {
  constructor(
    private readonly syncs: MemberSyncStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ instanceId }: { instanceId: string }): Promise<void> {
    await this.unitOfWork.run(() => this.syncs.wake(instanceId, this.clock.now()));
  }
}
