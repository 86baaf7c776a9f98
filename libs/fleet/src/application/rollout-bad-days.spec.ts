import { Logger } from '@nestjs/common';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { RolloutScene, oneByOne } from '../testing/rollout-scene.ts';
import type { RolloutWorld } from '../testing/rollout-world.ts';

beforeAll(() => Logger.overrideLogger(false));

describe('a rollout on a bad day', () => {
  let scene: RolloutScene;
  let world: RolloutWorld;
  let fleet: readonly Instance[];
  let release: Release;
  const aFleet = async (count: number, parallel?: number): Promise<void> => {
    scene = await RolloutScene.withBots(count, parallel);
    ({ world, fleet, release } = scene);
  };

  it('two digests at once: one runs, the other waits; of those that wait the newest wins', async () => {
    await aFleet(3, 1);
    const first = await world.start(release, oneByOne);
    await scene.until(scene.succeeded(first, 1));
    const second = await world.start(await world.aRelease('three', '3.0.0'), oneByOne);
    const newest = await world.aRelease('four', '4.0.0');
    const third = await world.start(newest, oneByOne);
    expect(await world.rollout(second)).toMatchObject({
      status: 'ABORTED',
      reason: 'A newer rollout has taken its place.',
    });
    await scene.until(async () => {
      const both = [await world.rollout(first), await world.rollout(third)];
      expect(both.filter(({ status }) => status === 'RUNNING').length).toBeLessThanOrEqual(1);
      return scene.isOver(third)();
    });
    expect(await world.rollout(first)).toMatchObject({ status: 'FINISHED', succeeded: 3 });
    expect(await world.rollout(third)).toMatchObject({ status: 'FINISHED', succeeded: 3 });
    for (const { id } of fleet) expect((await world.instances.find(id))?.imageReference).toBe(newest.reference);
  });

  it('canaries and the stable ones at once: neither waits for the other', async () => {
    await aFleet(2);
    const stable = await world.start(release, oneByOne, { kind: 'channel', channel: 'stable' });
    const canary = await world.start(release, oneByOne, { kind: 'channel', channel: 'canary' });
    const { signal } = new AbortController();
    await world.advanceRollouts(world.orchestrator(), signal);
    expect((await world.rollout(stable)).status).toBe('RUNNING');
    expect(await world.rollout(canary)).toMatchObject({ status: 'FINISHED', total: 0 });
  });

  it('"Update now" during it: the bot is waited for, and not updated twice', async () => {
    await aFleet(3, 1);
    const id = await world.start(release, oneByOne);
    await scene.until(async () => (await world.rollout(id)).wave === 1);
    const last = fleet[2]!;
    await world.botUpdates.request({
      instanceId: last.id,
      releaseId: release.id,
      strategy: 'SingleBot',
      healthTimeoutSeconds: 120,
      retries: 3,
      actorUserId: 'somebody',
    });
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SKIPPED already-updated']);
    expect(await world.updates.listForInstance(last.id, 10)).toHaveLength(1);
    expect(await scene.runs()).toEqual(['new', 'new', 'new']);
  });

  it('"Update now" that goes back: the rollout tries the bot itself afterwards', async () => {
    await aFleet(2, 1);
    const id = await world.start(release, oneByOne);
    await scene.until(async () => (await world.rollout(id)).wave === 1);
    const last = fleet[1]!;
    world.health.illImages.add(release.reference);
    const strategy = { strategy: 'SingleBot', healthTimeoutSeconds: 5, retries: 0, actorUserId: 'somebody' } as const;
    const own = await world.botUpdates.request({ instanceId: last.id, releaseId: release.id, ...strategy });
    const process = world.process();
    const { signal } = new AbortController();
    while ((await world.updateOf(own)).finishedAt === null) {
      await process.updater.advance(own, signal);
      world.clock.advance({ seconds: 1 });
    }
    world.health.illImages.clear();
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('organisations suspended, moved to manual, or deleted in the middle of it are left out, each with its reason', async () => {
    await aFleet(5, 1);
    const id = await world.start(release, oneByOne);
    await scene.until(scene.succeeded(id, 1));
    const [suspended, manual, deleted] = [fleet[2]!, fleet[3]!, fleet[4]!];
    world.tenants.put({ orgId: suspended.orgId, slug: 'x', name: 'X', status: 'SUSPENDED' });
    await world.policies.setOrg(manual.orgId, { mode: 'manual', preferredHourUtc: 3 });
    await world.instances.change(deleted.id, {}, { desired: 'DELETED' });
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
      'SKIPPED organization-inactive',
      'SKIPPED manual',
      'SKIPPED deleted',
    ]);
    expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', total: 5, succeeded: 2, skipped: 3 });
    for (const each of [suspended, manual, deleted])
      expect(await world.updates.listForInstance(each.id, 10)).toEqual([]);
  });

  it('an organisation suspended while its bot waits for its update: it is never touched, and left out', async () => {
    await aFleet(1);
    const id = await world.start(release, oneByOne);
    const { signal } = new AbortController();
    await world.advanceRollouts(world.orchestrator(), signal);
    expect(await scene.statuses(id)).toEqual(['RUNNING']);
    world.tenants.put({ orgId: fleet[0]!.orgId, slug: 'x', name: 'X', status: 'SUSPENDED' });
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual(['SKIPPED organization-inactive']);
    expect(await scene.runs()).toEqual(['old']);
  });

  it('the fleet paused in the middle of a wave: it stops between bots, and goes on exactly there', async () => {
    await aFleet(6, 1);
    const id = await world.start(release, { ...oneByOne, batchPercent: 50 });
    await scene.until(scene.succeeded(id, 1));
    await world.policies.setFleetMode('paused', world.clock.now());
    for (let minutes = 0; minutes < 60; minutes++) {
      const { signal } = new AbortController();
      await world.tick(world.process(), world.orchestrator(), signal);
      world.clock.advance({ minutes: 1 });
    }
    const paused = await world.rollout(id);
    expect(paused.succeeded).toBeLessThanOrEqual(2);
    expect(paused).toMatchObject({ status: 'RUNNING', wave: 1, skipped: 0, failed: 0 });
    await world.policies.setFleetMode('auto', world.clock.now());
    await scene.until(scene.isOver(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', succeeded: 6, skipped: 0, wave: 2 });
    for (const each of fleet) {
      expect(await world.botOf(id, each)).toMatchObject({ attempts: 1 });
      expect(await world.updates.listForInstance(each.id, 10)).toHaveLength(1);
    }
  });

  it('a fleet that is paused begins none', async () => {
    await aFleet(1);
    await world.policies.setFleetMode('paused', world.clock.now());
    const id = await world.start(release, oneByOne);
    const { signal } = new AbortController();
    await world.advanceRollouts(world.orchestrator(), signal);
    expect(await world.rollout(id)).toMatchObject({ status: 'QUEUED', startedAt: null });
  });

  it('a bot whose way back fails counts as failed at once, and is left to people', async () => {
    await aFleet(2, 1);
    const id = await world.start(release, { ...oneByOne, retries: 2 });
    world.onCall((call, target) => {
      if (call === 'restoreVolume' && target.includes(fleet[0]!.id.replaceAll('-', '')))
        throw new Error('The disk is gone.');
    });
    scene.makeIll(fleet[0]!);
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual(['FAILED', 'SUCCEEDED']);
    expect(await world.botOf(id, fleet[0]!)).toMatchObject({ attempts: 1 });
  });
});
