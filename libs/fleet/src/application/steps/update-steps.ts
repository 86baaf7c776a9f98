import { Injectable, Logger } from '@nestjs/common';
import { MaintenanceSchedule, TenantDirectory } from '@moorage/contracts';
import { Clock, Ids, SecretBox, isDomainError } from '@moorage/kernel';
import type { UpdateStep } from '../../domain/bot-update-steps.ts';
import type { Instance } from '../../domain/instance.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { hashOfVolumes, type SnapshotVolume } from '../../domain/snapshot.ts';
import { eligibilityOf, type Eligibility } from '../../domain/update-eligibility.ts';
import { InstanceContainers } from '../instance-containers.ts';
import { instanceSecretContext } from '../instance-secret.ts';
import { BotDrain, type DrainedBot } from '../ports/bot-drain.port.ts';
import { BotUpdateStore } from '../ports/bot-update-store.port.ts';
import { ContainerRuntime } from '../ports/container-runtime.port.ts';
import { ReleaseStore } from '../ports/release-store.port.ts';
import { SnapshotStore } from '../ports/snapshot-store.port.ts';
import { UpdatePolicyStore } from '../ports/update-policy-store.port.ts';
import { ReadChangelogHandler } from '../read-changelog.ts';
import { BotRuns } from './bot-runs.ts';
import { UpdateStepBack, type UpdateStepResult, type UpdateWork } from './update-step-result.ts';

/** The bot's time to come to an end, before it is stopped and gets the same again. */
const drainSeconds = 10;
const lookAgainMs = 5_000;
/** While the fleet is paused. Many may wait, and nobody waits for them. */
const lookForThePauseMs = 15_000;
/** So long an instance may be busy with something else before the update is left. */
const patienceMs = 10 * 60_000;

/** The steps from a bot that runs one release to one that runs another. Each may be repeated, by another process too. */
@Injectable()
export class UpdateSteps {
  private readonly log = new Logger(UpdateSteps.name);

  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly containers: InstanceContainers,
    private readonly bots: BotRuns,
    private readonly drainer: BotDrain,
    private readonly snapshots: SnapshotStore,
    private readonly updates: BotUpdateStore,
    private readonly releases: ReleaseStore,
    private readonly changelogs: ReadChangelogHandler,
    private readonly policies: UpdatePolicyStore,
    private readonly tenants: TenantDirectory,
    private readonly maintenance: MaintenanceSchedule,
    private readonly box: SecretBox,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  run(step: UpdateStep, work: UpdateWork): Promise<UpdateStepResult> {
    return this.steps[step](work);
  }

  private readonly steps: Readonly<Record<UpdateStep, (work: UpdateWork) => Promise<UpdateStepResult>>> = {
    check: (work) => this.check(work),
    pull: async ({ update }) => {
      const { version } = await this.runtime.pullImage(update.referenceAfter);
      return { update: { versionAfter: update.versionAfter ?? version } };
    },
    'read-changelog': (work) => this.readChangelog(work),
    drain: async ({ instance }) => {
      // While the bot still answers: where there is no room for its data, it is left alone.
      await this.assertRoom(instance);
      const bot = this.drainable(instance);
      if (bot !== undefined) await this.drainer.begin(bot, drainSeconds);
      return {};
    },
    hold: (work) => this.hold(work),
    stop: (work) => this.stop(work),
    snapshot: (work) => this.snapshot(work),
    recreate: async ({ update, instance }) => {
      // Nothing held on to it since it was pulled: an engine that was told to clear up may have taken it away again.
      await this.runtime.pullImage(update.referenceAfter);
      await this.runtime.recreateContainer(
        await this.containers.specOf({ ...instance, imageReference: update.referenceAfter }),
      );
      return {};
    },
    start: async ({ instance }) => {
      await this.bots.start(instance, 'recreate');
      return {};
    },
    health: ({ update, instance, signal }) => this.bots.judge(update, instance, 'recreate', signal),
    finish: (work) => this.finish(work),
  };

  /** Before anything is touched, so that what can't be updated is never disturbed. */
  private async check(work: UpdateWork): Promise<UpdateStepResult> {
    const eligibility = await this.eligibility(work);
    if (eligibility.kind === 'yes') return { update: { status: 'UPDATING', startedAt: this.clock.now() } };
    return this.waitOrLeave(eligibility, work, {});
  }

  /** What may be updated later waits a while, and as long as the fleet is paused; what may not is left. */
  private async waitOrLeave(
    eligibility: Exclude<Eligibility, { kind: 'yes' }>,
    work: UpdateWork,
    how: { readonly fromTheStart?: true },
  ): Promise<UpdateStepResult> {
    if (eligibility.kind === 'paused') return { again: { pauseMs: lookForThePauseMs, ...how } };
    return eligibility.kind === 'not-yet' && (await this.isPatient(work))
      ? { again: { pauseMs: lookAgainMs, ...how } }
      : { end: { skipped: eligibility.reason } };
  }

  /** What waited for the end of a pause has all its time once that is over. */
  private async isPatient({ update }: UpdateWork): Promise<boolean> {
    const modeSince = (await this.policies.fleetModeSince())?.getTime() ?? 0;
    return this.clock.now().getTime() - Math.max(update.createdAt.getTime(), modeSince) < patienceMs;
  }

  private async eligibility({ update, instance }: UpdateWork): Promise<Eligibility> {
    const [org, release] = [await this.tenants.findOrg(update.orgId), await this.releases.find(update.releaseId)];
    return eligibilityOf({
      instance,
      orgStatus: org?.status,
      isPaused: (await this.policies.fleetMode()) === 'paused',
      isOffline: this.maintenance.running(update.orgId)?.mode === 'OFFLINE',
      release: { digest: update.digestAfter, isQuarantined: release?.quarantine !== null },
      // A rollout counts its own failures: what it does next isn't decided bot by bot.
      isAskedFor: update.actorUserId !== null || update.rolloutId !== null,
    });
  }

  /** Without a changelog a release is still a release: whatever is wrong with it is noted there. */
  private async readChangelog({ update }: UpdateWork): Promise<UpdateStepResult> {
    try {
      await this.changelogs.handle({ releaseId: update.releaseId });
    } catch (error) {
      // The job that reads it tries again; only an engine that is away is waited for.
      if (isDomainError(error, 'RUNTIME.UNAVAILABLE')) throw error;
      this.log.warn({ err: error, releaseId: update.releaseId }, 'The changelog of a release could not be read');
    }
    const release = await this.releases.find(update.releaseId);
    return { update: { versionAfter: release?.version ?? update.versionAfter } };
  }

  /** From here on the proxy keeps requests waiting. What was eligible may have changed while the image was pulled. */
  private async hold(work: UpdateWork): Promise<UpdateStepResult> {
    const { update, instance } = work;
    const eligibility = await this.eligibility(work);
    if (eligibility.kind !== 'yes') {
      await this.release(work);
      return this.waitOrLeave(eligibility, work, { fromTheStart: true });
    }
    // It may have been made anew since it was asked for.
    const referenceBefore = instance.imageReference ?? update.referenceBefore;
    await this.keepImage(instance, referenceBefore);
    return {
      expected: { statuses: [instance.status], unlessDesired: 'DELETED' },
      instance: { status: 'UPDATING', lastError: null },
      update: {
        wasRunning: instance.status === 'RUNNING',
        generationBefore: instance.volumeGeneration,
        referenceBefore,
        digestBefore: instance.digest ?? update.digestBefore,
        versionBefore: instance.version,
      },
      event: { kind: 'updating', actorUserId: update.actorUserId },
    };
  }

  /**
   * Once the old container is gone nothing else keeps the engine from clearing its image away. While the bot still answers:
   * what the snapshot takes is made ready with it.
   */
  private async keepImage(instance: Instance, image: string): Promise<void> {
    const names = new ResourceNames(instance.id);
    const { volumes } = await this.containers.specOf(instance);
    await this.runtime.keepImage({
      name: names.keptImage,
      owner: this.containers.ownerOf(instance),
      image,
      volumes: volumes.map(({ volume }) => volume),
    });
  }

  /** The bot that was asked to come to an end isn't stopped after all. */
  async release({ instance, update }: Pick<UpdateWork, 'instance' | 'update'>): Promise<void> {
    const bot = this.drainable(instance);
    const wasAsked = update.steps.some(({ step }) => step === 'drain') || update.step === 'drain';
    if (bot !== undefined && wasAsked) await this.drainer.end(bot);
    await this.runtime.releaseImage(new ResourceNames(instance.id).keptImage);
  }

  private async stop({ instance }: UpdateWork): Promise<UpdateStepResult> {
    await this.bots.stop(instance);
    return { instance: { address: null, startedAt: null, health: 'unknown' } };
  }

  private async snapshot({ update, instance, signal, note }: UpdateWork): Promise<UpdateStepResult> {
    const { state } = await this.bots.status(instance);
    if (state === 'running' || state === 'restarting') throw new UpdateStepBack('stop', 'The bot runs again.');
    await this.assertRoom(instance);
    // Each try has a place of its own: one that was fenced out in the middle of writing spoils nothing.
    const id = this.ids.uuid();
    await note({ snapshotId: id });
    if (update.snapshotId !== null) await this.snapshots.drop(update.snapshotId);

    const names = new ResourceNames(instance.id);
    const { volumes: paths } = await this.containers.botAppOf(instance);
    const volumes: SnapshotVolume[] = [];
    for (const path of paths) {
      const archive = await this.runtime.archiveVolume(names.volume(path, instance.volumeGeneration));
      volumes.push({ path, ...(await this.snapshots.save(id, path, archive, signal)) });
    }
    const hash = hashOfVolumes(volumes);
    return {
      update: { volumeHashBefore: hash },
      also: () =>
        this.updates.addSnapshot({
          id,
          instanceId: instance.id,
          botUpdateId: update.id,
          volumes,
          hash,
          createdAt: this.clock.now(),
          expiresAt: null,
        }),
    };
  }

  /** For as much as the bot had last time. */
  private async assertRoom({ id }: Instance): Promise<void> {
    const before = await this.updates.lastSnapshot(id);
    await this.snapshots.assertSpace(before?.volumes.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0);
  }

  private async finish({ update, instance }: UpdateWork): Promise<UpdateStepResult> {
    const after = await this.bots.settle(instance, 'start');
    await this.runtime.releaseImage(new ResourceNames(instance.id).keptImage);
    return {
      instance: {
        ...after,
        imageReference: update.referenceAfter,
        digest: update.digestAfter,
        version: update.versionAfter,
      },
      event: { kind: 'updated', actorUserId: update.actorUserId },
      end: 'succeeded',
    };
  }

  private drainable(instance: Instance): DrainedBot | undefined {
    if (instance.address === null) return undefined;
    const provisionSecret = this.box.open(instance.sealedSecret, instanceSecretContext(instance.id));
    return { address: instance.address, provisionSecret };
  }
}
