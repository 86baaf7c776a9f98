import { Injectable } from '@nestjs/common';
import { BotProvisioning, type ReconciliationReport, type SyncView } from '@moorage/contracts';
import { isSynced, type MemberSync } from '../domain/member-sync.ts';
import { InstanceReconciliation } from './instance-reconciliation.ts';
import { BotProvisioner } from './ports/bot-provisioner.port.ts';
import { MemberSyncStore } from './ports/member-sync-store.port.ts';

/** What other contexts may ask of provisioning. */
@Injectable()
export class ProvisioningService extends BotProvisioning {
  constructor(
    private readonly provisioner: BotProvisioner,
    private readonly reconciliation: InstanceReconciliation,
    private readonly syncs: MemberSyncStore,
  ) {
    super();
  }

  override provisionCompany(
    bot: { baseUrl: string; provisionSecret: string },
    {
      orgId,
      orgName,
      owner,
    }: { orgId: string; orgName: string; owner: { userId: string; email: string; name: string } },
  ): Promise<{ companyId: string }> {
    const adminUser = { id: owner.userId, email: owner.email, name: owner.name };
    return this.provisioner.provisionCompany(bot, { tenantId: orgId, tenantName: orgName, adminUser });
  }

  override reconcile(instanceId: string): Promise<ReconciliationReport> {
    return this.reconciliation.reconcile(instanceId);
  }

  override async statesFor(orgId: string, membershipIds: readonly string[]): Promise<SyncView[]> {
    return (await this.syncs.listForMemberships(orgId, membershipIds)).map(viewOf);
  }
}

function viewOf(sync: MemberSync): SyncView {
  const { membershipId, instanceId, attempts, nextAttemptAt, lastError } = sync;
  if (isSynced(sync))
    return { membershipId, instanceId, state: 'synced', attempts: 0, nextAttemptAt: null, lastError: null };
  return {
    membershipId,
    instanceId,
    state: attempts > 0 ? 'retrying' : 'pending',
    attempts,
    nextAttemptAt: attempts > 0 ? nextAttemptAt : null,
    lastError,
  };
}
