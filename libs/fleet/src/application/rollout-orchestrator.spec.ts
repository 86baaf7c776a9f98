import { Logger } from '@nestjs/common';
import { ReleaseDetected } from '@moorage/contracts';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { Killed, Life } from '../testing/mortal.ts';
import { RolloutScene, oneByOne } from '../testing/rollout-scene.ts';
import type { RolloutWorld } from '../testing/rollout-world.ts';
import { PauseRollout, PauseRolloutHandler } from './pause-rollout.ts';
import { ResumeRollout, ResumeRolloutHandler } from './resume-rollout.ts';
import { RetryFailedBots, RetryFailedBotsHandler } from './retry-failed-bots.ts';

// The dying process reports its own death, and that is all it says.
beforeAll(() => Logger.overrideLogger(false));

describe('a rollout', () => {
  let scene: RolloutScene;
  let world: RolloutWorld;
  let fleet: readonly Instance[];
  let release: Release;
  const aFleet = async (count: number, parallel?: number): Promise<void> => {
    scene = await RolloutScene.withBots(count, parallel);
    ({ world, fleet, release } = scene);
  };

  it('moves over all bots in waves, with a pause between them', async () => {
    await aFleet(8);
    const id = await world.start(release);
    await scene.until(scene.isOver(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', total: 8, succeeded: 8, pending: 0, wave: 4 });
    expect(await scene.runs()).toEqual(Array(8).fill('new'));
    const waves = await Promise.all([1, 2, 3, 4].map((number) => world.rollouts.findWave(id, number)));
    for (const [index, wave] of waves.entries()) {
      const before = waves[index - 1]?.finishedAt?.getTime() ?? -Infinity;
      expect(wave!.startedAt.getTime() - before).toBeGreaterThanOrEqual(60_000);
    }
    const actions = world.audit.entries.map(({ action }) => action).filter((action) => action.startsWith('rollout.'));
    expect(actions).toEqual(['rollout.requested', 'rollout.finished']);
  });

  it('updates no more bots at once than the host takes, those of other rollouts counted', async () => {
    await aFleet(6, 2);
    const others = await world.start(release, { batchPercent: 100 }, { kind: 'channel', channel: 'stable' });
    let most = 0;
    await scene.until(async () => {
      most = Math.max(most, await world.bots.lockRunning());
      return scene.isOver(others)();
    });
    expect(most).toBe(2);
  });

  it('tries a bot again, gives it up, and ends at the third bot that was given up: the rest is never touched', async () => {
    await aFleet(12, 12);
    world.health.illImages.add(release.reference);
    const id = await world.start(release, { healthTimeoutSeconds: 10 });
    await scene.until(scene.isOver(id));
    expect(await world.rollout(id)).toMatchObject({
      status: 'ABORTED',
      reason: 'The updates of 3 bots failed.',
      failed: 3,
      skipped: 9,
      pending: 0,
    });
    expect(await scene.statuses(id)).toEqual([...Array(3).fill('FAILED'), ...Array(9).fill('SKIPPED aborted')]);
    for (const each of fleet.slice(0, 3)) {
      expect(await world.botOf(id, each)).toMatchObject({ attempts: 3 });
      expect(await world.updates.listForInstance(each.id, 10)).toHaveLength(3);
    }
    for (const each of fleet.slice(3)) expect(await world.updates.listForInstance(each.id, 10)).toEqual([]);
    expect(await scene.runs()).toEqual(Array(12).fill('old'));
    expect((await world.releases.find(release.id))?.quarantine).not.toBeNull();
    expect(world.audit.entries.at(-1)).toMatchObject({ action: 'rollout.aborted' });
  });

  it('counts failures anew: a second one of the same release knows nothing of the first', async () => {
    await aFleet(4, 4);
    scene.makeIll(fleet[0]!);
    const rules = { ...oneByOne, batchPercent: 100, abortAtFailures: 2 };
    const first = await world.start(release, rules);
    await scene.until(scene.isOver(first));
    expect(await world.rollout(first)).toMatchObject({ status: 'FINISHED', failed: 1, succeeded: 3 });
    await world.releases.quarantine(release.id, null);
    const second = await world.start(release, rules);
    await scene.until(scene.isOver(second));
    expect(await world.rollout(second)).toMatchObject({ status: 'FINISHED', total: 1, failed: 1 });
    expect((await world.rollout(second)).leftOut).toEqual([{ reason: 'already-updated', count: 3 }]);
  });

  it('keeps to the hour of each organisation, and waits for the next one', async () => {
    await aFleet(2, 2);
    await world.policies.setOrg(fleet[0]!.orgId, { mode: 'auto', preferredHourUtc: 15 });
    await world.policies.setOrg(fleet[1]!.orgId, { mode: 'auto', preferredHourUtc: 14 });
    const id = await world.start(release, oneByOne);
    const hourOf = async (instance: Instance): Promise<number | undefined> =>
      (await world.updates.listForInstance(instance.id, 1))[0]?.startedAt?.getUTCHours();
    // It begins at noon.
    for (let minutes = 0; minutes < 6 * 60; minutes += 5) {
      const { signal } = new AbortController();
      for (let work = 1; work > 0;) work = await world.tick(world.process(), world.orchestrator(), signal);
      world.clock.advance({ minutes: 5 });
    }
    expect(await scene.statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect([await hourOf(fleet[0]!), await hourOf(fleet[1]!)]).toEqual([15, 14]);
  });

  it('gives a bot whose hour is over its turn in a later wave', async () => {
    await aFleet(2, 1);
    for (const { orgId } of fleet) await world.policies.setOrg(orgId, { mode: 'auto', preferredHourUtc: 12 });
    const id = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await scene.until(async () => (await world.bots.countRunning(id)) === 1);
    world.clock.advance({ hours: 1 });
    await scene.until(scene.succeeded(id, 1));
    const { signal } = new AbortController();
    await world.advanceRollouts(world.orchestrator(), signal);
    expect(await world.botOf(id, fleet[1]!)).toMatchObject({ status: 'PENDING', wave: null });
    expect(await world.rollouts.findWave(id, 1)).toMatchObject({ size: 1, succeeded: 1 });
    world.clock.advance({ hours: 23 });
    await scene.until(scene.isOver(id));
    expect(await world.botOf(id, fleet[1]!)).toMatchObject({ status: 'SUCCEEDED', wave: 2 });
  });

  it('is paused, resumed and aborted by an admin; who is being updated comes to its end', async () => {
    await aFleet(4, 1);
    const { rollouts, lifecycle, clock } = world;
    const id = await world.start(release, oneByOne);
    await scene.until(async () => (await world.bots.countRunning(id)) === 1);
    await new PauseRolloutHandler(rollouts, lifecycle, clock).execute(new PauseRollout(id));
    await scene.until(scene.succeeded(id, 1));
    for (let second = 0; second < 60; second++) {
      const { signal } = new AbortController();
      await world.tick(world.process(), world.orchestrator(), signal);
      world.clock.advance({ seconds: 5 });
    }
    expect(await scene.statuses(id)).toEqual(['SUCCEEDED', 'PENDING', 'PENDING', 'PENDING']);
    await expect(
      new PauseRolloutHandler(rollouts, lifecycle, clock).execute(new PauseRollout(id)),
    ).rejects.toMatchObject({
      code: 'ROLLOUT.TRANSITION_NOT_ALLOWED',
    });
    await new ResumeRolloutHandler(rollouts, lifecycle, clock).execute(new ResumeRollout(id));
    await scene.until(async () => (await world.bots.countRunning(id)) === 1);
    await lifecycle.abort(await world.rollout(id), 'It loses messages.');
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SKIPPED aborted', 'SKIPPED aborted']);
    expect(await scene.runs()).toEqual(['new', 'new', 'old', 'old']);
    expect(world.audit.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['rollout.paused', 'rollout.resumed', 'rollout.aborted']),
    );
  });

  it('sees the end of an update whose event was lost, and tells pages of it', async () => {
    await aFleet(1);
    const id = await world.start(release, oneByOne);
    await scene.until(async () => (await world.bots.countRunning(id)) === 1);
    await new PauseRolloutHandler(world.rollouts, world.lifecycle, world.clock).execute(new PauseRollout(id));
    world.losesEvent = () => true;
    const told = world.broadcast.messages.length;
    await scene.until(scene.succeeded(id, 1));
    expect(world.broadcast.messages.slice(told)).toContainEqual({
      channel: 'live',
      message: { scope: 'admin', topic: 'rollouts', id },
    });
  });

  it('has its failed bots tried again, in waves of their own', async () => {
    await aFleet(3, 3);
    scene.makeIll(fleet[1]!);
    const id = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await scene.until(scene.isOver(id));
    expect(await scene.statuses(id)).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED']);
    world.health.isIll = () => false;
    const retry = new RetryFailedBotsHandler(world.rollouts, world.bots, world.lifecycle, world.clock);
    await retry.execute(new RetryFailedBots(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'QUEUED', failed: 0, pending: 1, total: 3 });
    await scene.until(scene.isOver(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', succeeded: 3, failed: 0, wave: 2 });
    await expect(retry.execute(new RetryFailedBots(id))).rejects.toMatchObject({ code: 'ROLLOUT.NOTHING_FAILED' });
  });

  it('is not tried again while a newer one has its channels, nor are bots that it would bring back', async () => {
    await aFleet(2, 2);
    scene.makeIll(fleet[0]!);
    const first = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await scene.until(scene.isOver(first));
    world.clock.advance({ seconds: 1 });
    const newer = await world.aRelease('three', '3.0.0');
    const second = await world.start(newer, oneByOne);
    await scene.until(async () => (await world.rollout(second)).status === 'RUNNING');
    const retry = new RetryFailedBotsHandler(world.rollouts, world.bots, world.lifecycle, world.clock);
    await expect(retry.execute(new RetryFailedBots(first))).rejects.toMatchObject({
      code: 'ROLLOUT.TRANSITION_NOT_ALLOWED',
    });
    await scene.until(scene.isOver(second));
    await expect(retry.execute(new RetryFailedBots(first))).rejects.toMatchObject({ code: 'ROLLOUT.NOTHING_FAILED' });
    for (const { id } of fleet) expect((await world.instances.find(id))?.imageReference).toBe(newer.reference);
  });

  it('that is tried again keeps a newer one waiting, which comes next', async () => {
    await aFleet(2, 2);
    scene.makeIll(fleet[0]!);
    const first = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await scene.until(scene.isOver(first));
    world.health.isIll = () => false;
    const retry = new RetryFailedBotsHandler(world.rollouts, world.bots, world.lifecycle, world.clock);
    await retry.execute(new RetryFailedBots(first));
    await scene.until(async () => (await world.rollout(first)).status === 'RUNNING');
    world.clock.advance({ seconds: 1 });
    const second = await world.start(await world.aRelease('three', '3.0.0'), oneByOne);
    await scene.until(async () => {
      const both = [await world.rollout(first), await world.rollout(second)];
      expect(both.filter(({ status }) => status === 'RUNNING').length).toBeLessThanOrEqual(1);
      return scene.isOver(second)();
    });
    expect(await scene.statuses(first)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  describe('that nobody asked for', () => {
    const detected = () =>
      world.publisher.publish(
        ReleaseDetected({ releaseId: release.id, botAppId: world.botAppId, image: 'moorage/bot:stable' }),
      );
    const all = async () => world.rollouts.listOpen(world.botAppId);

    it('begins with a new digest in mode auto, once, however often that is told', async () => {
      await aFleet(2);
      await detected();
      await detected();
      await world.deliver();
      const [rollout, ...more] = await all();
      expect(more).toEqual([]);
      expect(rollout).toMatchObject({
        releaseId: release.id,
        createdBy: null,
        selection: { kind: 'image', image: 'moorage/bot:stable' },
        strategy: { name: 'RollingWave' },
      });
      await scene.until(scene.isOver(rollout!.id));
      expect(await scene.runs()).toEqual(['new', 'new']);
    });

    it.each(['manual', 'paused'] as const)('does not begin in mode %s', async (mode) => {
      await aFleet(1);
      await world.policies.setFleetMode(mode, world.clock.now());
      await detected();
      await world.deliver();
      expect(await all()).toEqual([]);
    });

    it('does not begin with a release in quarantine, nor goes one that got there while it waited', async () => {
      await aFleet(1);
      await world.releases.quarantine(release.id, { at: world.clock.now(), reason: 'No.' });
      await detected();
      await world.deliver();
      expect(await all()).toEqual([]);
      const id = await world.start(release, oneByOne);
      await scene.until(scene.isOver(id));
      expect(await world.rollout(id)).toMatchObject({ status: 'ABORTED', reason: 'The release is in quarantine.' });
    });
  });

  it('is the same rollout wherever its orchestrator is killed', async () => {
    for (let dieAt = 0; ; dieAt++) {
      await aFleet(5, 2);
      const id = await world.start(release, { ...oneByOne, batchPercent: 50, pauseSeconds: 10 });
      const life = new Life(dieAt);
      let orchestrator = world.orchestrator(life);
      const process = world.process();
      const { signal } = new AbortController();
      for (let seconds = 0; (await world.rollout(id)).finishedAt === null; seconds++) {
        if (seconds > 2_000) throw new Error(`Killed at ${dieAt}, it never ends`);
        let worked = 1;
        try {
          worked = await world.tick(process, orchestrator, signal);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          orchestrator = world.orchestrator();
        }
        if (worked === 0) world.clock.advance({ seconds: 1 });
      }
      expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', succeeded: 5, pending: 0, wave: 2 });
      for (const each of fleet) expect(await world.updates.listForInstance(each.id, 10)).toHaveLength(1);
      if (!life.isOver) break;
    }
  });
});
