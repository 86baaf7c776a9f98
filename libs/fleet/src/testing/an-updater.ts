import { LiveUpdates, type Clock, type UnitOfWork } from '@moorage/kernel';
import { BotUpdateEnds } from '../application/bot-update-ends.ts';
import { BotUpdateReconciler } from '../application/bot-update-reconciler.ts';
import type { BotUpdates } from '../application/bot-updates.ts';
import type { InstanceContainers } from '../application/instance-containers.ts';
import type { BotDrain } from '../application/ports/bot-drain.port.ts';
import type { ContainerRuntime } from '../application/ports/container-runtime.port.ts';
import type { HealthProbe } from '../application/ports/health-probe.port.ts';
import type { SnapshotStore } from '../application/ports/snapshot-store.port.ts';
import { ReadChangelogHandler } from '../application/read-changelog.ts';
import { BotRuns } from '../application/steps/bot-runs.ts';
import { RollbackSteps } from '../application/steps/rollback-steps.ts';
import { UpdateSteps } from '../application/steps/update-steps.ts';
import type { FleetWorld } from './fleet-world.ts';

/** What updates are done with. */
interface UpdaterParts {
  readonly runtime: ContainerRuntime;
  readonly containers: InstanceContainers;
  readonly health: HealthProbe;
  readonly snapshots: SnapshotStore;
  readonly drain: BotDrain;
  readonly requests: BotUpdates;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Updates the bots of a world. */
export function anUpdater(
  world: FleetWorld,
  { runtime, containers, health, snapshots, drain, requests, unitOfWork, clock }: UpdaterParts,
): BotUpdateReconciler {
  const { instances, updates, releases, policies, publisher, tenants, maintenance, box, log, ids, audit } = world;
  const { broadcast, systemEvents } = world;
  const bots = new BotRuns(runtime, containers, health, box, clock);
  const live = new LiveUpdates(broadcast);
  const changelogs = new ReadChangelogHandler(releases, runtime, live, unitOfWork, systemEvents);
  const forth = new UpdateSteps(
    runtime,
    containers,
    bots,
    drain,
    snapshots,
    updates,
    releases,
    changelogs,
    policies,
    tenants,
    maintenance,
    box,
    ids,
    clock,
  );
  const back = new RollbackSteps(runtime, containers, bots, snapshots, updates);
  const ends = new BotUpdateEnds(updates, releases, requests, publisher, audit, clock);
  return new BotUpdateReconciler(
    instances,
    updates,
    forth,
    back,
    bots,
    ends,
    runtime,
    log,
    unitOfWork,
    ids,
    clock,
    systemEvents,
  );
}
