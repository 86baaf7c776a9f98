import { Injectable } from '@nestjs/common';
import { Clock, DomainError, Ids, JobQueue, isUuid } from '@moorage/kernel';
import { resumedRollbackStep } from '../domain/bot-update-plan.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import type { RolloutStrategy } from '../domain/rollout-strategy.ts';
import { AdvanceBotUpdate } from './advance-bot-update.job.ts';
import { FleetLog } from './fleet-log.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { InstanceStore } from './ports/instance-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';

export interface BotUpdateRequest {
  readonly instanceId: string;
  readonly releaseId: string;
  readonly strategy: RolloutStrategy['name'];
  readonly healthTimeoutSeconds: number;
  /** Further tries that follow by themselves where one fails. */
  readonly retries: number;
  readonly rolloutId?: string;
  readonly wave?: number;
  /** Who asked for it; null: the platform by itself. */
  readonly actorUserId: string | null;
  /** Not before; default: now. */
  readonly notBefore?: Date;
}

/** Asks for updates of single bots. Whoever leads them works on their own; what becomes of one is in its row and its events. */
@Injectable()
export class BotUpdates {
  constructor(
    private readonly instances: InstanceStore,
    private readonly releases: ReleaseStore,
    private readonly updates: BotUpdateStore,
    private readonly log: FleetLog,
    private readonly jobs: JobQueue,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs in the caller's transaction. Whether the bot may be updated is asked again when its turn comes.
   * @returns the update's id
   * @throws DomainError INSTANCE.NOT_FOUND, RELEASE.NOT_FOUND (another bot app's too), INSTANCE.TRANSITION_NOT_ALLOWED where it
   * never ran, INSTANCE.BUSY where it has an update that isn't over
   */
  async request(request: BotUpdateRequest): Promise<string> {
    const instance = await this.instances.find(request.instanceId);
    if (instance === undefined || instance.status === 'DELETED') throw new DomainError('INSTANCE.NOT_FOUND');
    const release = await this.releases.find(request.releaseId);
    if (release?.botAppId !== instance.botAppId) throw new DomainError('RELEASE.NOT_FOUND');
    const { imageReference, digest } = instance;
    if (imageReference === null || digest === null || instance.establishedAt === null)
      throw new DomainError('INSTANCE.TRANSITION_NOT_ALLOWED', { status: instance.status });
    const now = this.clock.now();
    const dueAt = request.notBefore ?? now;
    const id = this.ids.uuid();
    const isAdded = await this.updates.insert(
      {
        id,
        instanceId: instance.id,
        orgId: instance.orgId,
        releaseId: release.id,
        rolloutId: request.rolloutId ?? null,
        wave: request.wave ?? null,
        strategy: request.strategy,
        actorUserId: request.actorUserId,
        healthTimeoutSeconds: request.healthTimeoutSeconds,
        retriesLeft: request.retries,
        referenceBefore: imageReference,
        referenceAfter: release.reference,
        digestBefore: digest,
        digestAfter: release.digest,
        versionBefore: instance.version,
        versionAfter: release.version,
        wasRunning: instance.status === 'RUNNING',
        generationBefore: instance.volumeGeneration,
        createdAt: now,
      },
      dueAt,
    );
    if (!isAdded) throw new DomainError('INSTANCE.BUSY', { status: instance.status });
    await this.log.record(instance, 'update-requested', {
      actorUserId: request.actorUserId,
      detail: release.version ?? release.digest,
    });
    await this.log.announce(instance);
    await this.jobs.enqueue(AdvanceBotUpdate, { botUpdateId: id }, { startAfter: dueAt });
    return id;
  }

  find(botUpdateId: string): Promise<BotUpdate | undefined> {
    return this.updates.find(botUpdateId);
  }

  /** The update of an instance whose rollback was given up; it goes on with {@link resumeRollback}. */
  async findGivenUp(instanceId: string): Promise<BotUpdate | undefined> {
    if (!isUuid(instanceId)) return undefined;
    const open = await this.updates.findOpen(instanceId);
    return open?.status === 'ROLLBACK_FAILED' ? open : undefined;
  }

  /** Has a rollback that was given up go on where it stood. Runs in the caller's transaction, which turns the instance too. */
  async resumeRollback(update: BotUpdate): Promise<void> {
    const now = this.clock.now();
    await this.updates.change(update.id, ['ROLLBACK_FAILED'], {
      status: 'ROLLING_BACK',
      step: resumedRollbackStep(update.step),
      stepSince: now,
      attempts: 0,
      nextAttemptAt: now,
      finishedAt: null,
    });
    await this.jobs.enqueue(AdvanceBotUpdate, { botUpdateId: update.id });
  }
}
