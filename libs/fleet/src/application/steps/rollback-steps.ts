import { Injectable } from '@nestjs/common';
import { DomainError } from '@moorage/kernel';
import type { RollbackStep } from '../../domain/bot-update-steps.ts';
import type { BotUpdate } from '../../domain/bot-update.ts';
import type { Instance } from '../../domain/instance.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { hashOfVolumes, type Snapshot } from '../../domain/snapshot.ts';
import { InstanceContainers } from '../instance-containers.ts';
import { BotUpdateStore } from '../ports/bot-update-store.port.ts';
import { ContainerRuntime } from '../ports/container-runtime.port.ts';
import { SnapshotStore } from '../ports/snapshot-store.port.ts';
import { BotRuns } from './bot-runs.ts';
import { UpdateStepBack, type UpdateStepResult, type UpdateWork } from './update-step-result.ts';

/**
 * The steps back to the digest and the data that the bot had. The volumes that the new release touched stay as they are until
 * the old one is healthy again on restored ones.
 */
@Injectable()
export class RollbackSteps {
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly containers: InstanceContainers,
    private readonly bots: BotRuns,
    private readonly snapshots: SnapshotStore,
    private readonly updates: BotUpdateStore,
  ) {}

  run(step: RollbackStep, work: UpdateWork): Promise<UpdateStepResult> {
    return this.steps[step](work);
  }

  private readonly steps: Readonly<Record<RollbackStep, (work: UpdateWork) => Promise<UpdateStepResult>>> = {
    'rollback-stop': async ({ instance }) => {
      await this.bots.stop(instance);
      return { instance: { address: null, startedAt: null, health: 'unknown' } };
    },
    'rollback-restore': (work) => this.restore(work),
    'rollback-compare': (work) => this.compare(work),
    'rollback-recreate': async ({ update, instance }) => {
      await this.runtime.pullImage(update.referenceBefore);
      await this.runtime.recreateContainer(
        await this.containers.specOf({ ...instance, imageReference: update.referenceBefore }),
      );
      return {};
    },
    'rollback-start': async ({ instance }) => {
      await this.bots.start(instance, 'rollback-recreate');
      return {};
    },
    'rollback-health': ({ update, instance, signal }) => this.bots.judge(update, instance, 'rollback-recreate', signal),
    'rollback-finish': (work) => this.finish(work),
  };

  /** Into volumes that nobody ever had: each try takes the next generation, and leaves what an earlier one made. */
  private async restore({ update, instance, note }: UpdateWork): Promise<UpdateStepResult> {
    const snapshot = await this.snapshotOf(update);
    const generation = Math.max(update.generationBefore, update.generationRestored ?? 0) + 1;
    await note({ generationRestored: generation });
    const names = new ResourceNames(instance.id);
    const owner = this.containers.ownerOf(instance);
    for (const { path } of snapshot.volumes) {
      const archive = await this.snapshots.open(snapshot.id, path);
      await this.runtime.restoreVolume({ name: names.volume(path, generation), owner }, archive);
    }
    return {};
  }

  /** What was restored must be what was kept, byte for byte, before anything runs on it. */
  private async compare({ update, instance, signal }: UpdateWork): Promise<UpdateStepResult> {
    const snapshot = await this.snapshotOf(update);
    const generation = update.generationRestored;
    if (generation === null) throw new UpdateStepBack('rollback-restore', 'Nothing was restored.');
    const names = new ResourceNames(instance.id);
    const restored = [];
    for (const { path } of snapshot.volumes) {
      const archive = await this.runtime.archiveVolume(names.volume(path, generation));
      restored.push({ path, ...(await this.snapshots.measure(archive, signal)) });
    }
    const hash = hashOfVolumes(restored);
    if (hash !== snapshot.hash)
      throw new UpdateStepBack('rollback-restore', 'The restored data is not what the snapshot holds.');
    return { update: { volumeHashAfter: hash }, instance: { volumeGeneration: generation } };
  }

  private async finish({ update, instance }: UpdateWork): Promise<UpdateStepResult> {
    const after = await this.bots.settle(instance, 'rollback-start');
    // What keeps the image holds on to the volumes that it had.
    await this.runtime.releaseImage(new ResourceNames(instance.id).keptImage);
    await this.removeOtherVolumes(instance);
    // One that never became whole is of no use to anybody.
    if (update.snapshotId !== null && update.volumeHashBefore === null) await this.snapshots.drop(update.snapshotId);
    return {
      instance: after,
      event: { kind: 'update-failed', actorUserId: update.actorUserId, ...(update.reason && { error: update.reason }) },
      end: 'rolled-back',
    };
  }

  /** Those that the new release touched, and those of tries that broke off. */
  private async removeOtherVolumes(instance: Instance): Promise<void> {
    const { volumes, owner } = await this.containers.specOf(instance);
    const used = new Set(volumes.map(({ volume }) => volume));
    for (const { kind, name } of await this.runtime.listOwned(owner.installationId, instance.id))
      if (kind === 'volume' && !used.has(name)) await this.runtime.removeVolume(name);
  }

  private async snapshotOf({ snapshotId }: BotUpdate): Promise<Snapshot> {
    const snapshot = snapshotId === null ? undefined : await this.updates.findSnapshot(snapshotId);
    if (snapshot === undefined) throw new DomainError('SNAPSHOT.NOT_FOUND', {}, 'The snapshot is gone.');
    return snapshot;
  }
}
