import { Logger } from '@nestjs/common';
import { BotUpdateFailed, BotUpdated, InstanceBecameReady } from '@moorage/contracts';
import { DomainError } from '@moorage/kernel';
import { updateSteps } from '../domain/bot-update-steps.ts';
import { orgId } from '../testing/fleet-world.ts';
import { oneWholeBot, UpdateWorld } from '../testing/update-world.ts';

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
    expect(await world.ownedKinds()).toEqual(oneWholeBot);
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
    await world.stop();
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
      expect(await world.ownedKinds()).toEqual(oneWholeBot);
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
