import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, DomainError, Ids, JobQueue, LiveUpdates, isUuid, type AuditEntry } from '@moorage/kernel';
import type { Release } from '../domain/release.ts';
import type { Rollout } from '../domain/rollout.ts';
import { covers, type RolloutSelection } from '../domain/rollout-selection.ts';
import { openRolloutStatuses } from '../domain/rollout-status.ts';
import type { RolloutStrategy } from '../domain/rollout-strategy.ts';
import { AdvanceRollout } from './advance-rollout.job.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';

export interface RolloutRequest {
  readonly release: Release;
  readonly strategy: RolloutStrategy;
  readonly selection: RolloutSelection;
  /** Null: the platform by itself. */
  readonly createdBy: string | null;
}

/** What happens to whole rollouts, whoever wants it. Everything runs in the caller's transaction. */
@Injectable()
export class Rollouts {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly releases: ReleaseStore,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly live: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ROLLOUT.NOT_FOUND */
  async lock(rolloutId: string): Promise<Rollout> {
    const rollout = isUuid(rolloutId) ? await this.rollouts.lock(rolloutId) : undefined;
    if (rollout === undefined) throw new DomainError('ROLLOUT.NOT_FOUND');
    return rollout;
  }

  /**
   * Puts a rollout into the queue, where it takes the place of older ones that wait for the same bots. It begins at once where
   * no other of its channels runs.
   */
  async request({ release, strategy, selection, createdBy }: RolloutRequest): Promise<string> {
    const open = await this.rollouts.lockOpen(release.botAppId);
    const id = this.ids.uuid();
    for (const older of open) {
      if (older.status === 'QUEUED' && covers(selection, older.selection))
        await this.abort(older, 'A newer rollout has taken its place.');
    }
    const { botAppId } = release;
    await this.rollouts.insert({
      id,
      botAppId,
      releaseId: release.id,
      strategy,
      selection,
      createdBy,
      createdAt: this.clock.now(),
    });
    await this.audit.record({
      action: 'rollout.requested',
      target: { type: 'rollout', id, label: release.version ?? release.digest },
      after: { release: release.reference, strategy: strategy.name, selection: describe(selection) },
    });
    await this.wake(id);
    return id;
  }

  /**
   * Nothing new begins; who is being updated comes to its end.
   * @throws DomainError ROLLOUT.TRANSITION_NOT_ALLOWED where it is over
   */
  async abort(rollout: Rollout, reason: string): Promise<Rollout> {
    const aborted = await this.rollouts.change(rollout.id, openRolloutStatuses, {
      status: 'ABORTED',
      reason,
      nextActAt: this.clock.now(),
    });
    if (aborted === undefined) throw new DomainError('ROLLOUT.TRANSITION_NOT_ALLOWED', { status: rollout.status });
    await this.record('rollout.aborted', rollout, { before: { status: rollout.status }, after: { reason } });
    await this.wake(rollout.id);
    await this.wakeQueued(rollout.botAppId);
    return aborted;
  }

  /** The channels of a rollout are free: those that wait look whether it is their turn. */
  async wakeQueued(botAppId: string): Promise<void> {
    for (const { id, status } of await this.rollouts.listOpen(botAppId)) {
      if (status !== 'QUEUED') continue;
      await this.rollouts.change(id, ['QUEUED'], { nextActAt: this.clock.now() });
      await this.wake(id);
    }
  }

  /** Somebody looks at it soon, and so do open pages. */
  async wake(rolloutId: string): Promise<void> {
    await this.jobs.enqueue(AdvanceRollout, { rolloutId });
    await this.tellPages(rolloutId);
  }

  async tellPages(rolloutId: string): Promise<void> {
    await this.live.forAdmins('rollouts', rolloutId);
  }

  async record(
    action: 'rollout.aborted' | 'rollout.paused' | 'rollout.resumed' | 'rollout.retried' | 'rollout.finished',
    { id, releaseId }: Rollout,
    changed: Pick<AuditEntry, 'before' | 'after'>,
  ): Promise<void> {
    const release = await this.releases.find(releaseId);
    await this.audit.record({
      action,
      target: { type: 'rollout', id, label: release?.version ?? release?.digest ?? releaseId },
      ...changed,
    });
  }
}

function describe(selection: RolloutSelection): string {
  switch (selection.kind) {
    case 'all':
      return 'all';
    case 'channel':
      return `channel ${selection.channel}`;
    case 'image':
      return `image ${selection.image}`;
    case 'organizations':
      return `organizations ${selection.orgIds.join(', ')}`;
  }
}
