import { Injectable } from '@nestjs/common';
import { InstanceDeleted } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { MemberSyncStore } from './ports/member-sync-store.port.ts';

@Injectable()
@ReactsTo(InstanceDeleted, 'provisioning.forget-syncs-when-instance-deleted')
export class ForgetSyncsWhenInstanceDeleted implements Reaction<{ instanceId: string }> {
  constructor(
    private readonly syncs: MemberSyncStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async handle({ instanceId }: { instanceId: string }): Promise<void> {
    await this.unitOfWork.run(() => this.syncs.forgetInstance(instanceId));
  }
}
