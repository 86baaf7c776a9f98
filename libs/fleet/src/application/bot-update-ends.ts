import { Injectable } from '@nestjs/common';
import { BotUpdateFailed, BotUpdated, InstanceBecameReady, NoticeRequested } from '@moorage/contracts';
import { AuditTrail, Clock, EventPublisher } from '@moorage/kernel';
import { condemnsRelease } from '../domain/bot-update-failure.ts';
import type { BotUpdate } from '../domain/bot-update.ts';
import { highlightsOf } from '../domain/changelog-highlights.ts';
import type { Instance } from '../domain/instance.ts';
import { snapshotRetentionHours } from '../domain/snapshot.ts';
import { BotUpdates } from './bot-updates.ts';
import { BotUpdateStore, type BotUpdateChange } from './ports/bot-update-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';

type End = 'succeeded' | 'rolled-back' | 'untouched' | 'given-up' | { readonly skipped: string };

/** Before the same bot is tried again. */
const retryAfterSeconds = 30;

/** What follows when an update is over: who is told, what becomes of its snapshot and its release, and whether it is tried again. */
@Injectable()
export class BotUpdateEnds {
  constructor(
    private readonly updates: BotUpdateStore,
    private readonly releases: ReleaseStore,
    private readonly requests: BotUpdates,
    private readonly publisher: EventPublisher,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  changeFor(end: End): BotUpdateChange {
    const finishedAt = this.clock.now();
    // The step that a rollback stood at is where it goes on.
    if (end === 'given-up') return { status: 'ROLLBACK_FAILED', nextAttemptAt: null, finishedAt };
    const over = { step: null, nextAttemptAt: null, finishedAt };
    if (typeof end === 'object') return { ...over, status: 'SKIPPED', reason: end.skipped };
    return { ...over, status: end === 'succeeded' ? 'SUCCEEDED' : 'FAILED' };
  }

  /** In the transaction that gave the update its new status. */
  async tell(instance: Instance, update: BotUpdate): Promise<void> {
    switch (update.status) {
      case 'PENDING':
      case 'UPDATING':
      case 'ROLLING_BACK':
        return;
      case 'SUCCEEDED':
        await this.keepSnapshotForAWhile(update);
        // What it was told while it was away is told again.
        await this.ready(instance);
        await this.publisher.publish(BotUpdated(endOf(update)));
        await this.tellMembers(update);
        return this.record(instance, update, 'instance.updated');
      case 'SKIPPED':
        return this.failed(update, 'skipped', false);
      case 'FAILED':
        return this.tellOfFailure(instance, update);
      case 'ROLLBACK_FAILED':
        await this.condemn(update);
        await this.failed(update, 'rollback-failed', false);
        await this.publisher.publish(
          NoticeRequested({
            key: `admin.rollback-failed:${update.id}:${update.finishedAt?.toISOString() ?? ''}`,
            kind: 'admin.rollback-failed',
            to: 'platform-admins',
            data: { instance: instance.slug, reason: instance.lastError ?? '' },
          }),
        );
        await this.publisher.publish(
          NoticeRequested({
            key: `instance.failed:${update.id}:${update.finishedAt?.toISOString() ?? ''}`,
            kind: 'instance.failed',
            orgId: update.orgId,
            to: { roles: ['OWNER', 'ADMIN'] },
            data: {
              reason: 'Its update failed, and so did the way back. The operators of the installation were told.',
            },
          }),
        );
        return this.record(instance, update, 'instance.update-failed');
    }
  }

  /** Whoever asked for it is told as well: they may have gone on with something else meanwhile. */
  private async tellMembers({ id, orgId, releaseId, versionAfter }: BotUpdate): Promise<void> {
    const release = await this.releases.find(releaseId);
    await this.publisher.publish(
      NoticeRequested({
        key: `instance.updated:${id}`,
        kind: 'instance.updated',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: {
          ...(versionAfter !== null && { version: versionAfter }),
          ...highlightsOf(release?.changelog ?? null),
        },
      }),
    );
  }

  private async tellOfFailure(instance: Instance, update: BotUpdate): Promise<void> {
    const wasTouched = update.evidence !== null;
    if (wasTouched) {
      await this.keepSnapshotForAWhile(update);
      await this.ready(instance);
      await this.condemn(update);
    }
    const willRetry = update.retriesLeft > 0 && instance.desired !== 'DELETED';
    await this.failed(update, wasTouched ? 'rolled-back' : 'untouched', willRetry);
    await this.record(instance, update, 'instance.update-failed');
    if (!willRetry) return;
    await this.requests.request({
      instanceId: update.instanceId,
      releaseId: update.releaseId,
      strategy: update.strategy,
      healthTimeoutSeconds: update.healthTimeoutSeconds,
      actorUserId: update.actorUserId,
      ...(update.rolloutId !== null && { rolloutId: update.rolloutId }),
      ...(update.wave !== null && { wave: update.wave }),
      retries: update.retriesLeft - 1,
      notBefore: new Date(this.clock.now().getTime() + retryAfterSeconds * 1_000),
    });
  }

  private async ready({ id, orgId, status }: Instance): Promise<void> {
    if (status === 'RUNNING') await this.publisher.publish(InstanceBecameReady({ instanceId: id, orgId }));
  }

  /** The one before is not needed any more once the next one is there. */
  private async keepSnapshotForAWhile({ instanceId, snapshotId, volumeHashBefore }: BotUpdate): Promise<void> {
    if (snapshotId === null || volumeHashBefore === null) return;
    const now = this.clock.now();
    const end = new Date(now.getTime() + snapshotRetentionHours * 3_600_000);
    await this.updates.expireSnapshots(instanceId, { only: snapshotId }, end);
    await this.updates.expireSnapshots(instanceId, { allBut: snapshotId }, now);
  }

  /** No automatic rollout takes up a release that had to be rolled back, unless the fault was elsewhere. */
  private async condemn({ releaseId, evidence, reason }: BotUpdate): Promise<void> {
    if (evidence === null || !condemnsRelease(evidence.step)) return;
    await this.releases.quarantine(releaseId, { at: this.clock.now(), reason: reason ?? 'It was rolled back.' });
  }

  private failed(
    update: BotUpdate,
    outcome: 'skipped' | 'untouched' | 'rolled-back' | 'rollback-failed',
    willRetry: boolean,
  ): Promise<void> {
    return this.publisher.publish(
      BotUpdateFailed({ ...endOf(update), outcome, reason: update.reason ?? '', willRetry }),
    );
  }

  private record(
    instance: Instance,
    update: BotUpdate,
    action: 'instance.updated' | 'instance.update-failed',
  ): Promise<void> {
    return this.audit.record({
      action,
      orgId: update.orgId,
      target: { type: 'instance', id: instance.id, label: instance.slug },
      before: { digest: update.digestBefore, version: update.versionBefore },
      after: { digest: instance.digest, version: instance.version, status: instance.status, reason: update.reason },
    });
  }
}

function endOf({ id, instanceId, orgId, rolloutId, releaseId }: BotUpdate) {
  return { botUpdateId: id, instanceId, orgId, rolloutId, releaseId };
}
