import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Clock } from '@moorage/kernel';
import { InstanceDirectory, Settings } from '@moorage/contracts';
import { HttpBotDrain } from './adapters/http-bot/http-bot-drain.ts';
import { HttpHealthProbe } from './adapters/health/http-health-probe.ts';
import { AdminInstancesController } from './adapters/http/admin-instances.controller.ts';
import { AdminReleasesController } from './adapters/http/admin-releases.controller.ts';
import { AdminUpdatePolicyController } from './adapters/http/admin-update-policy.controller.ts';
import { HandoffRefusals } from './adapters/http/handoff-refusals.ts';
import { InstanceLogsController } from './adapters/http/instance-logs.controller.ts';
import { InstancePresenter } from './adapters/http/instance-presenter.ts';
import { InstancesController } from './adapters/http/instances.controller.ts';
import { MyInstancesController } from './adapters/http/my-instances.controller.ts';
import { InstanceUpdatesController } from './adapters/http/instance-updates.controller.ts';
import { UpdatePolicyController } from './adapters/http/update-policy.controller.ts';
import { ProxyController } from './adapters/http/proxy.controller.ts';
import { BotProxy } from './adapters/nest/bot-proxy.ts';
import { PostgresAssertionKeys } from './adapters/postgres/postgres-assertion-keys.ts';
import { PostgresBotAppStore } from './adapters/postgres/postgres-bot-app-store.ts';
import { PostgresBotUpdateStore } from './adapters/postgres/postgres-bot-update-store.ts';
import { PostgresBotSignIns } from './adapters/postgres/postgres-bot-sign-ins.ts';
import { PostgresFleetHistory } from './adapters/postgres/postgres-fleet-history.ts';
import { PostgresInstanceStore } from './adapters/postgres/postgres-instance-store.ts';
import { PostgresProxyAccess } from './adapters/postgres/postgres-proxy-access.ts';
import { PostgresReleaseStore } from './adapters/postgres/postgres-release-store.ts';
import { PostgresUpdatePolicyStore } from './adapters/postgres/postgres-update-policy-store.ts';
import { PruneFleetHistoryHandler } from './adapters/postgres/prune-fleet-history.ts';
import { GetFleetHandler } from './adapters/postgres/queries/get-fleet.ts';
import { GetFleetPolicyHandler } from './adapters/postgres/queries/get-fleet-policy.ts';
import { ListFollowedImagesHandler } from './adapters/postgres/queries/list-followed-images.ts';
import { ListReleasesHandler } from './adapters/postgres/queries/list-releases.ts';
import { ListFleetEventsHandler } from './adapters/postgres/queries/list-fleet-events.ts';
import { SearchInstancesHandler } from './adapters/postgres/queries/search-instances.ts';
import { SweepExpiredSignInsHandler } from './adapters/postgres/sweep-expired-sign-ins.ts';
import { chooseImageRegistry } from './adapters/registry/choose-image-registry.ts';
import { chooseContainerRuntime } from './adapters/runtime/choose-container-runtime.ts';
import { RuntimeLifecycle } from './adapters/runtime/runtime-lifecycle.ts';
import { LocalSnapshotStore } from './adapters/snapshots/local-snapshot-store.ts';
import { FleetTicks } from './adapters/schedule/fleet-ticks.ts';
import { AdvanceBotUpdateHandler } from './application/advance-bot-update.ts';
import { AdvanceInstanceHandler } from './application/advance-instance.ts';
import { BeginHandoffHandler } from './application/begin-handoff.ts';
import { BotUpdateEnds } from './application/bot-update-ends.ts';
import { BotUpdateReconciler } from './application/bot-update-reconciler.ts';
import { BotUpdates } from './application/bot-updates.ts';
import { CatchUpHandler } from './application/catch-up.ts';
import { CreateInstanceWhenOrganizationActivated } from './application/create-instance-when-organization-activated.ts';
import { DeleteInstancesWhenOrganizationDeleted } from './application/delete-instances-when-organization-deleted.ts';
import { FollowOrganizationWhenItChanged } from './application/follow-organization-when-it-changed.ts';
import { DeleteInstanceHandler } from './application/delete-instance.ts';
import { DismissReleaseHandler } from './application/dismiss-release.ts';
import { GetUpdateEvidenceHandler, ListBotUpdatesHandler } from './application/list-bot-updates.ts';
import { RequestBotUpdateHandler } from './application/request-bot-update.ts';
import { EnqueueDueBotUpdates } from './application/enqueue-due-bot-updates.ts';
import { EnqueueDueInstances } from './application/enqueue-due-instances.ts';
import { FleetLog } from './application/fleet-log.ts';
import { FollowInstanceLogsHandler } from './application/follow-instance-logs.ts';
import { GetInstanceStatsHandler } from './application/get-instance-stats.ts';
import { ForgetUpdatePolicyWhenOrganizationDeleted } from './application/forget-update-policy-when-organization-deleted.ts';
import { GetInstanceHandler } from './application/get-instance.ts';
import { GetBotUpdatePolicyHandler, GetUpdatePolicyHandler } from './application/get-update-policy.ts';
import { InstanceConnections } from './application/instance-connections.ts';
import { InstanceContainers } from './application/instance-containers.ts';
import { InstanceOperations } from './application/instance-operations.ts';
import { InstanceReconciler } from './application/instance-reconciler.ts';
import { ListInstancesHandler } from './application/list-instances.ts';
import { AssertionKeys } from './application/ports/assertion-keys.port.ts';
import { BotAppStore } from './application/ports/bot-app-store.port.ts';
import { BotDrain } from './application/ports/bot-drain.port.ts';
import { BotUpdateStore } from './application/ports/bot-update-store.port.ts';
import { ContainerRuntime } from './application/ports/container-runtime.port.ts';
import { FleetHistory } from './application/ports/fleet-history.port.ts';
import { HandoffCodes } from './application/ports/handoff-codes.port.ts';
import { ImageRegistry } from './application/ports/image-registry.port.ts';
import { HealthProbe } from './application/ports/health-probe.port.ts';
import { InstanceStore } from './application/ports/instance-store.port.ts';
import { ProxyAccess } from './application/ports/proxy-access.port.ts';
import { SnapshotStore } from './application/ports/snapshot-store.port.ts';
import { ReleaseStore } from './application/ports/release-store.port.ts';
import { UpdatePolicyStore } from './application/ports/update-policy-store.port.ts';
import { LiftQuarantineHandler } from './application/lift-quarantine.ts';
import { LookForReleasesHandler } from './application/look-for-releases.ts';
import { QuarantineReleaseHandler } from './application/quarantine-release.ts';
import { PollImages } from './application/poll-images.ts';
import { ReadChangelogHandler } from './application/read-changelog.ts';
import { RestartInstanceHandler } from './application/restart-instance.ts';
import { RetryInstanceHandler } from './application/retry-instance.ts';
import { SeedDefaultBotAppHandler } from './application/seed-default-bot-app.ts';
import { SetBotUpdatePolicyHandler } from './application/set-bot-update-policy.ts';
import { SetFleetModeHandler } from './application/set-fleet-mode.ts';
import { SetUpdatePolicyHandler } from './application/set-update-policy.ts';
import { StartInstanceHandler } from './application/start-instance.ts';
import { BotRuns } from './application/steps/bot-runs.ts';
import { BringUpSteps } from './application/steps/bring-up-steps.ts';
import { RemovalSteps } from './application/steps/removal-steps.ts';
import { RollbackSteps } from './application/steps/rollback-steps.ts';
import { RunningSteps } from './application/steps/running-steps.ts';
import { UpdateSteps } from './application/steps/update-steps.ts';
import { StopInstanceHandler } from './application/stop-instance.ts';
import { SweepOrphansHandler } from './application/sweep-orphans.ts';
import { SweepSnapshotsHandler } from './application/sweep-snapshots.ts';
import { TellOfReleaseHandler } from './application/tell-of-release.ts';
import { TenantInstances } from './application/tenant-instances.ts';
import { WatchRunningInstances } from './application/watch-running-instances.ts';
import { AdminRolloutsController } from './adapters/http/admin-rollouts.controller.ts';
import { PostgresRolloutBotStore } from './adapters/postgres/postgres-rollout-bot-store.ts';
import { PostgresRolloutStore } from './adapters/postgres/postgres-rollout-store.ts';
import { ListRolloutBotsHandler } from './adapters/postgres/queries/list-rollout-bots.ts';
import { GetRolloutHandler, ListRolloutsHandler } from './adapters/postgres/queries/list-rollouts.ts';
import { AbortRolloutHandler } from './application/abort-rollout.ts';
import { AdvanceRolloutHandler } from './application/advance-rollout.ts';
import { EnqueueDueRollouts } from './application/enqueue-due-rollouts.ts';
import { PauseRolloutHandler } from './application/pause-rollout.ts';
import { RolloutBotStore } from './application/ports/rollout-bot-store.port.ts';
import { RolloutStore } from './application/ports/rollout-store.port.ts';
import { PreviewRolloutHandler } from './application/preview-rollout.ts';
import { ResumeRolloutHandler } from './application/resume-rollout.ts';
import { RetryFailedBotsHandler } from './application/retry-failed-bots.ts';
import { RolloutOrchestrator } from './application/rollout-orchestrator.ts';
import { RolloutPopulation } from './application/rollout-population.ts';
import { RolloutStandings } from './application/rollout-standings.ts';
import { RolloutTerms } from './application/rollout-terms.ts';
import { RolloutTries } from './application/rollout-tries.ts';
import { Rollouts } from './application/rollouts.ts';
import { SettleRolloutWhenBotUpdateFailed } from './application/settle-rollout-when-bot-update-failed.ts';
import { SettleRolloutWhenBotUpdated } from './application/settle-rollout-when-bot-updated.ts';
import { StartRolloutWhenReleaseDetected } from './application/start-rollout-when-release-detected.ts';
import { StartRolloutHandler } from './application/start-rollout.ts';

const ports = [
  { provide: AssertionKeys, useExisting: PostgresAssertionKeys },
  { provide: BotAppStore, useClass: PostgresBotAppStore },
  { provide: BotDrain, useClass: HttpBotDrain },
  { provide: BotUpdateStore, useClass: PostgresBotUpdateStore },
  {
    provide: ContainerRuntime,
    useFactory: (settings: Settings, instances: InstanceStore) =>
      chooseContainerRuntime(settings, () => instances.runtimesInUse()),
    inject: [Settings, InstanceStore],
  },
  { provide: FleetHistory, useClass: PostgresFleetHistory },
  { provide: HandoffCodes, useExisting: PostgresBotSignIns },
  { provide: HealthProbe, useClass: HttpHealthProbe },
  {
    provide: ImageRegistry,
    useFactory: chooseImageRegistry,
    inject: [Settings, ContainerRuntime, Clock],
  },
  { provide: InstanceStore, useClass: PostgresInstanceStore },
  { provide: ProxyAccess, useClass: PostgresProxyAccess },
  { provide: ReleaseStore, useClass: PostgresReleaseStore },
  { provide: RolloutBotStore, useClass: PostgresRolloutBotStore },
  { provide: RolloutStore, useClass: PostgresRolloutStore },
  {
    provide: SnapshotStore,
    useFactory: ({ dataDir }: Settings) => new LocalSnapshotStore(join(dataDir, 'snapshots')),
    inject: [Settings],
  },
  { provide: UpdatePolicyStore, useClass: PostgresUpdatePolicyStore },
];

const contracts = [{ provide: InstanceDirectory, useClass: InstanceConnections }];

const commands = [
  BeginHandoffHandler,
  DeleteInstanceHandler,
  DismissReleaseHandler,
  RequestBotUpdateHandler,
  LiftQuarantineHandler,
  LookForReleasesHandler,
  QuarantineReleaseHandler,
  RestartInstanceHandler,
  RetryInstanceHandler,
  SeedDefaultBotAppHandler,
  SetBotUpdatePolicyHandler,
  SetFleetModeHandler,
  SetUpdatePolicyHandler,
  StartInstanceHandler,
  StopInstanceHandler,
  AbortRolloutHandler,
  PauseRolloutHandler,
  ResumeRolloutHandler,
  RetryFailedBotsHandler,
  StartRolloutHandler,
];

const queries = [
  FollowInstanceLogsHandler,
  GetBotUpdatePolicyHandler,
  GetFleetHandler,
  GetFleetPolicyHandler,
  GetInstanceHandler,
  GetInstanceStatsHandler,
  GetUpdateEvidenceHandler,
  GetUpdatePolicyHandler,
  ListBotUpdatesHandler,
  ListFleetEventsHandler,
  ListFollowedImagesHandler,
  ListReleasesHandler,
  ListInstancesHandler,
  SearchInstancesHandler,
  GetRolloutHandler,
  ListRolloutBotsHandler,
  ListRolloutsHandler,
  PreviewRolloutHandler,
];

const work = [
  AdvanceBotUpdateHandler,
  AdvanceInstanceHandler,
  CatchUpHandler,
  CreateInstanceWhenOrganizationActivated,
  DeleteInstancesWhenOrganizationDeleted,
  FollowOrganizationWhenItChanged,
  EnqueueDueBotUpdates,
  EnqueueDueInstances,
  FleetTicks,
  ForgetUpdatePolicyWhenOrganizationDeleted,
  PollImages,
  PruneFleetHistoryHandler,
  ReadChangelogHandler,
  SweepExpiredSignInsHandler,
  SweepOrphansHandler,
  SweepSnapshotsHandler,
  TellOfReleaseHandler,
  WatchRunningInstances,
  AdvanceRolloutHandler,
  EnqueueDueRollouts,
  SettleRolloutWhenBotUpdateFailed,
  SettleRolloutWhenBotUpdated,
  StartRolloutWhenReleaseDetected,
];

const reconcilers = [
  BotRuns,
  BotUpdateEnds,
  BotUpdateReconciler,
  BotUpdates,
  BringUpSteps,
  InstanceContainers,
  InstanceReconciler,
  RemovalSteps,
  RollbackSteps,
  RunningSteps,
  UpdateSteps,
  RolloutOrchestrator,
  RolloutPopulation,
  RolloutStandings,
  RolloutTerms,
  RolloutTries,
  Rollouts,
];

/** Bot apps, instances and the proxy in front of them. */
@Global()
@Module({
  controllers: [
    AdminInstancesController,
    AdminReleasesController,
    AdminUpdatePolicyController,
    AdminRolloutsController,
    InstanceLogsController,
    InstanceUpdatesController,
    InstancesController,
    MyInstancesController,
    ProxyController,
    UpdatePolicyController,
  ],
  providers: [
    ...ports,
    ...contracts,
    ...commands,
    ...queries,
    ...work,
    ...reconcilers,
    BotProxy,
    FleetLog,
    HandoffRefusals,
    InstanceOperations,
    InstancePresenter,
    PostgresAssertionKeys,
    PostgresBotSignIns,
    RuntimeLifecycle,
    TenantInstances,
  ],
  exports: [BotProxy, ContainerRuntime, InstanceDirectory],
})
export class FleetModule {}
