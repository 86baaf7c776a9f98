import { Global, Module } from '@nestjs/common';
import { BotProvisioning } from '@moorage/contracts';
import { HttpBotProvisioner, httpBotProvisionerLimits } from './adapters/bot/http-bot-provisioner.ts';
import { AdminProvisioningController } from './adapters/http/admin-provisioning.controller.ts';
import { ProvisioningController } from './adapters/http/provisioning.controller.ts';
import { PostgresMemberSyncStore } from './adapters/postgres/postgres-member-sync-store.ts';
import { ProvisioningTicks } from './adapters/schedule/provisioning-ticks.ts';
import { EnqueueDueSyncs } from './application/enqueue-due-syncs.ts';
import { ForgetSyncsWhenInstanceDeleted } from './application/forget-syncs-when-instance-deleted.ts';
import { InstanceReconciliation } from './application/instance-reconciliation.ts';
import { MemberTeller } from './application/member-teller.ts';
import { BotProvisioner } from './application/ports/bot-provisioner.port.ts';
import { MemberSyncStore } from './application/ports/member-sync-store.port.ts';
import { ProvisionMemberWhenMembershipChanged } from './application/provision-member-when-membership-changed.ts';
import { ProvisioningService } from './application/provisioning-service.ts';
import { ReconcileAllInstancesHandler } from './application/reconcile-all-instances.ts';
import { ReconcileInstanceHandler } from './application/reconcile-instance.ts';
import { ReconcileInstancesHandler } from './application/reconcile-instances.ts';
import { RetryMemberHandler } from './application/retry-member.ts';
import { SyncMemberHandler } from './application/sync-member.ts';
import { WakeSyncsWhenInstanceBecameReady } from './application/wake-syncs-when-instance-became-ready.ts';

/** Tells bots who their company and its members are. */
@Global()
@Module({
  controllers: [AdminProvisioningController, ProvisioningController],
  providers: [
    EnqueueDueSyncs,
    ForgetSyncsWhenInstanceDeleted,
    InstanceReconciliation,
    MemberTeller,
    ProvisionMemberWhenMembershipChanged,
    ProvisioningTicks,
    ReconcileAllInstancesHandler,
    ReconcileInstanceHandler,
    ReconcileInstancesHandler,
    RetryMemberHandler,
    SyncMemberHandler,
    WakeSyncsWhenInstanceBecameReady,
    { provide: BotProvisioner, useFactory: () => new HttpBotProvisioner(httpBotProvisionerLimits) },
    { provide: BotProvisioning, useClass: ProvisioningService },
    { provide: MemberSyncStore, useClass: PostgresMemberSyncStore },
  ],
  exports: [BotProvisioning],
})
export class ProvisioningModule {}
