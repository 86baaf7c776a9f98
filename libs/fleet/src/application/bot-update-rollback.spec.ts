import { Logger } from '@nestjs/common';
import { BotUpdateFailed, NoticeRequested } from '@moorage/contracts';
import { DomainError } from '@moorage/kernel';
import { rollbackSteps, updateSteps } from '../domain/bot-update-steps.ts';
import { orgId } from '../testing/fleet-world.ts';
import { oneWholeBot, UpdateWorld } from '../testing/update-world.ts';
import { RetryInstance, RetryInstanceHandler } from './retry-instance.ts';

const actorUserId = '00000000-0000-7000-8000-00000000000c';

beforeAll(() => Logger.overrideLogger(false));

describe('an update that fails', () => {
  async function withABadRelease() {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease('bad', '2.0.0');
    world.health.illImages.add(release.reference);
    return { world, release };
  }

  it('ends on the old digest with the data it had, in fresh volumes, and says what condemned the new one', async () => {
    const { world, release } = await withABadRelease();
    const before = await world.instance();
    const container = await world.container();
    world.onCall((call) => {
      if (call === 'startContainer' && world.runtime.specOf(container)?.image === release.reference)
        for (let line = 0; line < 130; line += 1) world.runtime.write(container, 'stderr', `line ${line} token-1`);
    });
    const update = await world.update(release);
    expect(update).toMatchObject({
      status: 'FAILED',
      reason: 'The bot did not become healthy: it answers with 503.',
      evidence: { step: 'health', healthStatus: 503, healthBody: 'not yet' },
      volumeHashAfter: update.volumeHashBefore,
    });
    expect(update.evidence?.logs).toHaveLength(100);
    expect(update.evidence?.logs.at(-1)).toMatch(/^line 129/);
    expect(update.steps.map(({ step }) => step)).toEqual([...updateSteps.slice(0, -2), ...rollbackSteps]);
    expect(await world.instance()).toMatchObject({
      status: 'RUNNING',
      imageReference: before.imageReference,
      digest: before.digest,
      version: '1.0.0',
      image: before.image,
      volumeGeneration: 2,
      health: 'ok',
    });
    expect(await world.data()).toEqual(['written by one', 'written by one']);
    expect(await world.ownedKinds()).toEqual(oneWholeBot);
    expect((await world.releases.find(release.id))?.quarantine?.reason).toBe(update.reason);
    expect(world.publisher.of(BotUpdateFailed)).toMatchObject([{ outcome: 'rolled-back', reason: update.reason }]);
    expect(world.kindsOf().slice(-3)).toEqual(['updating', 'rolling-back', 'update-failed']);
    expect(world.audit.entries.at(-1)).toMatchObject({ action: 'instance.update-failed' });
  });

  it('waits for health as long as its strategy says', async () => {
    const { world, release } = await withABadRelease();
    const { steps } = await world.update(release);
    const after = steps.find(({ step }) => step === 'rollback-stop')!;
    const start = steps.find(({ step }) => step === 'start')!;
    const waited = new Date(after.at).getTime() - new Date(start.at).getTime() - start.milliseconds;
    expect(waited).toBeGreaterThanOrEqual(120_000);
    expect(waited).toBeLessThan(130_000);
  });

  it('finds its way back though the old image was cleared away meanwhile', async () => {
    const { world, release } = await withABadRelease();
    world.onCall((call) => {
      if (call === 'startContainer') world.runtime.dropUnusedImages();
    });
    expect((await world.update(release)).status).toBe('FAILED');
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', version: '1.0.0' });
  });

  it('before there was a snapshot starts what was there, and blames no release', async () => {
    const world = await UpdateWorld.withARunningBot();
    world.snapshots.isFull = true;
    const release = await world.aRelease();
    const update = await world.update(release);
    expect(update).toMatchObject({
      status: 'FAILED',
      reason: 'There is not enough room for a snapshot of the data.',
      volumeHashBefore: null,
      generationRestored: null,
    });
    expect(update.steps.map(({ step }) => step)).not.toContain('rollback-restore');
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', version: '1.0.0', volumeGeneration: 1 });
    expect(await world.data()).toEqual(['written by one', 'written by one']);
    expect((await world.releases.find(release.id))?.quarantine).toBeNull();
    expect(await world.snapshots.list()).toEqual([]);
    expect(await world.ownedKinds()).toEqual(oneWholeBot);
  });

  it('of a bot that was stopped leaves it stopped', async () => {
    const { world, release } = await withABadRelease();
    await world.stop();
    expect((await world.update(release)).status).toBe('FAILED');
    expect(await world.instance()).toMatchObject({ status: 'STOPPED', version: '1.0.0' });
    expect(await world.data()).toEqual(['written by one', 'written by one']);
  });

  it('is tried again as often as was asked for, each with a receipt of its own', async () => {
    const { world, release } = await withABadRelease();
    await world.request(release, 3);
    await world.settle();
    const { id } = await world.instance();
    const tries = await world.updates.listForInstance(id, 10);
    expect(tries.map(({ status, retriesLeft }) => `${status} ${retriesLeft}`)).toEqual([
      'FAILED 0',
      'FAILED 1',
      'FAILED 2',
      'FAILED 3',
    ]);
    expect(world.publisher.of(BotUpdateFailed).map(({ willRetry }) => willRetry)).toEqual([true, true, true, false]);
    expect(await world.data()).toEqual(['written by one', 'written by one']);
    expect((await world.instance()).volumeGeneration).toBe(5);
    expect(await world.ownedKinds()).toEqual(oneWholeBot);
  });

  it('and whose restored data differs is restored anew, into yet other volumes', async () => {
    const { world, release } = await withABadRelease();
    let restored = 0;
    world.onCall((call, target) => {
      // After the first restore somebody writes into the volume.
      if (call === 'archiveVolume' && /-2$/.test(target) && (restored += 1) === 1)
        world.runtime.filesOf(target).set('store', Buffer.from('tampered'));
    });
    expect(await world.update(release)).toMatchObject({ status: 'FAILED', generationRestored: 3 });
    expect((await world.instance()).volumeGeneration).toBe(3);
    expect(await world.data()).toEqual(['written by one', 'written by one']);
    expect(await world.ownedKinds()).toEqual(oneWholeBot);
  });
});

describe('a rollback whose data never is what it was', () => {
  it('is given up after some tries', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease('bad', '2.0.0');
    world.health.illImages.add(release.reference);
    world.onCall((call, target) => {
      if (call === 'archiveVolume' && !target.endsWith('-1'))
        world.runtime.filesOf(target).set('store', Buffer.from('x'));
    });
    const update = await world.update(release);
    expect(update).toMatchObject({ status: 'ROLLBACK_FAILED', volumeHashAfter: null });
    expect(await world.instance()).toMatchObject({ status: 'FAILED', volumeGeneration: 1 });
  });
});

describe('a rollback that fails', () => {
  async function stuck() {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease('bad', '2.0.0');
    world.health.illImages.add(release.reference);
    world.onCall((call) => {
      if (call === 'restoreVolume') throw new DomainError('RUNTIME.FAILED', {}, 'No space left on device.');
    });
    const update = await world.update(release);
    return { world, release, update };
  }

  it('leaves the instance FAILED and everything where it is, and tells the admins', async () => {
    const { world, release, update } = await stuck();
    expect(update).toMatchObject({ status: 'ROLLBACK_FAILED', step: 'rollback-restore' });
    expect(await world.instance()).toMatchObject({
      status: 'FAILED',
      lastError: 'The update failed, and so did the way back: No space left on device.',
    });
    world.clock.advance({ days: 30 });
    await world.sweepSnapshots();
    expect(await world.snapshots.list()).toEqual([update.snapshotId]);
    expect(await world.data()).toEqual(Array.from({ length: 2 }, () => `migrated to ${release.reference}`));
    expect(world.publisher.of(NoticeRequested)).toMatchObject([
      { kind: 'admin.rollback-failed', to: 'platform-admins' },
      { kind: 'instance.failed', orgId, to: { roles: ['OWNER', 'ADMIN'] } },
    ]);
    expect(world.publisher.of(BotUpdateFailed)).toMatchObject([{ outcome: 'rollback-failed' }]);
    await expect(world.request(release)).rejects.toMatchObject({ code: 'INSTANCE.BUSY' });
  });

  it("goes on where it stood when somebody retries, and never starts the old release on the new one's data", async () => {
    const { world, update } = await stuck();
    world.onCall(undefined);
    const { id: instanceId } = await world.instance();
    await new RetryInstanceHandler(world.operations, world.botUpdates).execute(
      new RetryInstance({ instanceId, orgId, actorUserId }),
    );
    await world.settle();
    expect(await world.updateOf(update.id)).toMatchObject({ status: 'FAILED' });
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', version: '1.0.0' });
    expect(await world.data()).toEqual(['written by one', 'written by one']);
    expect(await world.ownedKinds()).toEqual(oneWholeBot);
  });

  it('is deleted where that was wanted while it tried', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease('bad', '2.0.0');
    world.health.illImages.add(release.reference);
    const { id } = await world.instance();
    world.onCall(async (call) => {
      if (call !== 'restoreVolume') return;
      if ((await world.instance()).desired !== 'DELETED')
        await world.instances.change(id, {}, { desired: 'DELETED', nextAttemptAt: world.clock.now() });
      throw new DomainError('RUNTIME.FAILED', {}, 'No space left on device.');
    });
    await world.request(release);
    await world.settle();
    await world.sweepSnapshots();
    expect((await world.instances.find(id))?.status).toBe('DELETED');
    expect(await world.owned()).toEqual([]);
    expect(await world.snapshots.list()).toEqual([]);
  });

  it('leaves nothing when its instance is deleted', async () => {
    const { world } = await stuck();
    const { id: instanceId } = await world.instance();
    await world.instances.change(instanceId, {}, { desired: 'DELETED', nextAttemptAt: world.clock.now() });
    await world.settle();
    await world.sweepSnapshots();
    expect(await world.owned()).toEqual([]);
    expect(await world.snapshots.list()).toEqual([]);
  });
});
