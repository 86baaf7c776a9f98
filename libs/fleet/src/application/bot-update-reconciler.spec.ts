import { Logger } from '@nestjs/common';
import { BotUpdateFailed, BotUpdated, InstanceBecameReady, NoticeRequested } from '@moorage/contracts';
import { DomainError } from '@moorage/kernel';
import { rollbackSteps, updateSteps } from '../domain/bot-update-steps.ts';
import { orgId } from '../testing/fleet-world.ts';
import { UpdateWorld } from '../testing/update-world.ts';
import { RetryInstance, RetryInstanceHandler } from './retry-instance.ts';
import { StopInstance, StopInstanceHandler } from './stop-instance.ts';

const actorUserId = '00000000-0000-7000-8000-00000000000c';

async function stop(world: UpdateWorld): Promise<void> {
  const { id: instanceId } = await world.instance();
  await new StopInstanceHandler(world.operations).execute(new StopInstance({ instanceId, orgId, actorUserId }));
  await world.settle();
}

async function expectNothingLeftOver(world: UpdateWorld): Promise<void> {
  expect((await world.owned()).map(({ kind }) => kind).sort()).toEqual(['container', 'network', 'volume', 'volume']);
}

beforeAll(() => Logger.overrideLogger(false));

describe('an update', () => {
  it('ends on the new release, with data that it migrated, and tells what it did', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    const update = await world.update(release);
    expect(update).toMatchObject({
      status: 'SUCCEEDED',
      step: null,
      digestBefore: world.digestReference.split('@')[1],
      digestAfter: release.digest,
      versionBefore: '1.0.0',
      versionAfter: '2.0.0',
      wasRunning: true,
      reason: null,
      evidence: null,
      volumeHashBefore: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(update.steps.map(({ step }) => step)).toEqual([...updateSteps]);
    expect(await world.instance()).toMatchObject({
      status: 'RUNNING',
      imageReference: release.reference,
      digest: release.digest,
      version: '2.0.0',
      health: 'ok',
      volumeGeneration: 1,
      lastError: null,
    });
    expect(await world.data()).toEqual([`migrated to ${release.reference}`, `migrated to ${release.reference}`]);
    expect((await world.releases.find(release.id))?.changelog?.version).toBe('2.0.0');
    expect(world.drain.asked).toEqual(['begin 10']);
    expect(world.publisher.of(BotUpdated)).toEqual([
      { botUpdateId: update.id, instanceId: update.instanceId, orgId, rolloutId: null, releaseId: release.id },
    ]);
    expect(world.publisher.of(InstanceBecameReady).length).toBeGreaterThanOrEqual(2);
    expect(world.audit.entries.at(-1)).toMatchObject({
      action: 'instance.updated',
      before: { version: '1.0.0' },
      after: { version: '2.0.0' },
    });
    expect(world.kindsOf().slice(-3)).toEqual(['update-requested', 'updating', 'updated']);
    await expectNothingLeftOver(world);
  });

  it('keeps requests waiting from when the bot is stopped until it is healthy', async () => {
    const world = await UpdateWorld.withARunningBot();
    const seen: string[] = [];
    world.onCall(async (call) => {
      if (['stopContainer', 'archiveVolume', 'createContainer', 'startContainer'].includes(call))
        seen.push(`${call} while ${(await world.instance()).status}`);
    });
    await world.update(await world.aRelease());
    expect(new Set(seen.map((each) => each.split(' ').pop()))).toEqual(new Set(['UPDATING']));
    expect(seen.findIndex((each) => each.startsWith('archive'))).toBeGreaterThan(
      seen.findIndex((each) => each.startsWith('stop')),
    );
  });

  it('of a bot that was stopped sees it healthy, and stops it again', async () => {
    const world = await UpdateWorld.withARunningBot();
    await stop(world);
    const release = await world.aRelease();
    expect(await world.update(release)).toMatchObject({ status: 'SUCCEEDED', wasRunning: false });
    expect(await world.instance()).toMatchObject({ status: 'STOPPED', desired: 'STOPPED', digest: release.digest });
    expect((await world.runtime.inspectContainer(await world.container())).state).toBe('stopped');
    expect(await world.data()).toEqual([`migrated to ${release.reference}`, `migrated to ${release.reference}`]);
  });

  it('ends stopped where somebody wanted that meanwhile', async () => {
    const world = await UpdateWorld.withARunningBot();
    const { id } = await world.instance();
    world.onCall(async (call) => {
      if (call === 'archiveVolume') await world.instances.change(id, {}, { desired: 'STOPPED' });
    });
    await world.update(await world.aRelease());
    expect((await world.instance()).status).toBe('STOPPED');
  });

  it('keeps its snapshot for a day, or until the next one succeeded', async () => {
    const world = await UpdateWorld.withARunningBot();
    const first = await world.update(await world.aRelease('two', '2.0.0'));
    await world.sweepSnapshots();
    expect(await world.snapshots.list()).toEqual([first.snapshotId]);
    const second = await world.update(await world.aRelease('three', '3.0.0'));
    await world.sweepSnapshots();
    expect(await world.snapshots.list()).toEqual([second.snapshotId]);
    world.clock.advance({ hours: 24 });
    await world.sweepSnapshots();
    expect(await world.snapshots.list()).toEqual([]);
  });

  it('waits while maintenance closes the organisation, and while the instance is being changed', async () => {
    const world = await UpdateWorld.withARunningBot();
    world.maintenance.begin(orgId, { mode: 'OFFLINE', message: null, startsAt: world.clock.now(), endsAt: null });
    const id = await world.request(await world.aRelease());
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'PENDING', steps: [] });
    await world.settle();
    expect(await world.updateOf(id)).toMatchObject({ status: 'SKIPPED', reason: 'Maintenance is on.' });
    expect(world.publisher.of(BotUpdateFailed)).toMatchObject([{ outcome: 'skipped' }]);
  });

  it('waits as well where the instance is being changed by the time its image is there', async () => {
    const world = await UpdateWorld.withARunningBot();
    const id = await world.request(await world.aRelease());
    const { id: instanceId } = await world.instance();
    world.onCall(async (call) => {
      if (call === 'pullImage') await world.instances.change(instanceId, {}, { restartRequestedAt: world.clock.now() });
    });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'PENDING', step: null, steps: [], startedAt: null });
    expect(world.drain.asked).toEqual(['begin 10', 'end']);
    world.onCall(undefined);
    await world.instances.change(instanceId, {}, { restartRequestedAt: null });
    await world.settle();
    expect(await world.updateOf(id)).toMatchObject({ status: 'SUCCEEDED', reason: null });
  });

  it.each(['SUSPENDED', 'DEACTIVATED'] as const)(
    'leaves the bot of an organisation that is %s alone',
    async (status) => {
      const world = await UpdateWorld.withARunningBot();
      const id = await world.request(await world.aRelease());
      world.tenants.put({ orgId, slug: 'acme', name: 'Acme', status });
      await world.settle();
      expect(await world.updateOf(id)).toMatchObject({ status: 'SKIPPED', reason: 'The organisation is not active.' });
      expect(await world.data()).toEqual(['written by one', 'written by one']);
    },
  );

  it('looks again before it touches the bot: what was eligible may have been deleted while the image was pulled', async () => {
    const world = await UpdateWorld.withARunningBot();
    const { id: instanceId } = await world.instance();
    const id = await world.request(await world.aRelease());
    world.onCall(async (call) => {
      if (call === 'pullImage') await world.instances.change(instanceId, {}, { desired: 'DELETED' });
    });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'SKIPPED', reason: 'The instance is being deleted.' });
    expect(world.drain.asked).toEqual(['begin 10', 'end']);
  });

  it('is one at a time for an instance', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    await world.request(release);
    await expect(world.request(release)).rejects.toMatchObject({ code: 'INSTANCE.BUSY' });
    await world.settle();
    const again = await world.update(release);
    expect(again).toMatchObject({ status: 'SKIPPED', reason: 'It runs this release already.' });
  });

  it("that can not be pulled ends without a touch, and is nobody's quarantine", async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    world.onCall((call) => {
      if (call === 'pullImage') throw new DomainError('RUNTIME.FAILED', {}, 'The registry broke off.');
    });
    expect(await world.update(release)).toMatchObject({
      status: 'FAILED',
      reason: 'The registry broke off.',
      evidence: null,
    });
    expect(await world.instance()).toMatchObject({ status: 'RUNNING', version: '1.0.0' });
    expect((await world.releases.find(release.id))?.quarantine).toBeNull();
    expect(world.publisher.of(BotUpdateFailed)).toMatchObject([{ outcome: 'untouched', willRetry: false }]);
    expect(world.kindsOf()).not.toContain('updating');
  });

  it('waits for an engine that goes away in its middle', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    const id = await world.request(release);
    world.onCall((call) => {
      if (call === 'archiveVolume') world.runtime.engineAnswers = false;
    });
    await world.process().updater.advance(id, new AbortController().signal);
    world.clock.advance({ minutes: 30 });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toMatchObject({ status: 'UPDATING', step: 'snapshot', attempts: 0 });
    world.onCall(undefined);
    world.runtime.engineAnswers = true;
    await world.settle();
    expect((await world.updateOf(id)).status).toBe('SUCCEEDED');
  });
});

describe('a worker that slept through its lease in the middle of a step', () => {
  it.each(['archiveVolume', 'createContainer', 'startContainer'] as const)(
    'writes nothing any more when it wakes up (%s)',
    async (slept) => {
      const world = await UpdateWorld.withARunningBot();
      const release = await world.aRelease();
      const id = await world.request(release);
      let isAsleep = false;
      world.onCall(async (call) => {
        if (call !== slept || isAsleep) return;
        isAsleep = true;
        world.clock.advance({ minutes: 1 });
        await world.process().updater.advance(id, new AbortController().signal);
      });
      await world.process().updater.advance(id, new AbortController().signal);
      const ended = await world.updateOf(id);
      expect(ended.status).toBe('SUCCEEDED');
      expect(ended.steps.map(({ step }) => step)).toEqual([...updateSteps]);
      await world.settle();
      await world.sweepSnapshots();
      expect(await world.updateOf(id)).toEqual(ended);
      expect(await world.snapshots.list()).toEqual([ended.snapshotId]);
      expect(world.publisher.of(BotUpdated)).toHaveLength(1);
      expect(await world.data()).toEqual([`migrated to ${release.reference}`, `migrated to ${release.reference}`]);
      await expectNothingLeftOver(world);
    },
  );
});

describe('a worker that wakes up while another one is further on', () => {
  it('does not turn the update back to where it fell asleep', async () => {
    const world = await UpdateWorld.withARunningBot();
    const id = await world.request(await world.aRelease());
    let asleep = false;
    let whileAsleep: unknown;
    world.onCall(async (call) => {
      // The other one gets to the new container, and no further for now.
      if (call === 'startContainer' && asleep) throw new DomainError('RUNTIME.UNAVAILABLE', {}, 'Away.');
      if (call !== 'archiveVolume' || asleep) return;
      asleep = true;
      world.clock.advance({ minutes: 1 });
      await world.process().updater.advance(id, new AbortController().signal);
      whileAsleep = await world.updateOf(id);
      expect(whileAsleep).toMatchObject({ status: 'UPDATING', step: 'start' });
      world.clock.advance({ seconds: 1 });
    });
    await world.process().updater.advance(id, new AbortController().signal);
    expect(await world.updateOf(id)).toEqual(whileAsleep);
  });
});

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
    await expectNothingLeftOver(world);
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
    await expectNothingLeftOver(world);
  });

  it('of a bot that was stopped leaves it stopped', async () => {
    const { world, release } = await withABadRelease();
    await stop(world);
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
    await expectNothingLeftOver(world);
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
    await expectNothingLeftOver(world);
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
    await expectNothingLeftOver(world);
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
