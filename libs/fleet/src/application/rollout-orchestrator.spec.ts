import { Logger } from '@nestjs/common';
import { ReleaseDetected } from '@moorage/contracts';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import type { RolloutStrategy } from '../domain/rollout-strategy.ts';
import { Killed, Life } from '../testing/mortal.ts';
import { RolloutWorld } from '../testing/rollout-world.ts';
import { PauseRollout, PauseRolloutHandler } from './pause-rollout.ts';
import { ResumeRollout, ResumeRolloutHandler } from './resume-rollout.ts';
import { RetryFailedBots, RetryFailedBotsHandler } from './retry-failed-bots.ts';

// The dying process reports its own death, and that is all it says.
beforeAll(() => Logger.overrideLogger(false));

/** One bot at a time, without pauses, given up at once: so that a spec can say what happens between two of them. */
const oneByOne: Partial<RolloutStrategy> = { batchPercent: 1, pauseSeconds: 0, retries: 0, healthTimeoutSeconds: 10 };

describe('a rollout', () => {
  let world: RolloutWorld;
  let fleet: Instance[];
  let release: Release;

  async function aFleet(count: number, parallel = 2): Promise<void> {
    world = new RolloutWorld();
    Object.assign(world.settings.fleet, { rolloutParallel: parallel });
    fleet = await world.aFleet(count);
    release = await world.aRelease();
  }
  const statuses = async (id: string): Promise<string[]> =>
    Promise.all(
      fleet.map(async (each) => {
        const { status, skipReason } = await world.botOf(id, each);
        return skipReason === null ? status : `${status} ${skipReason}`;
      }),
    );
  /** The release that each bot runs, by the label of the container as much as by the row. */
  const runs = async (): Promise<string[]> =>
    Promise.all(
      fleet.map(async ({ id }) => {
        const instance = (await world.instances.find(id))!;
        return instance.imageReference === world.digestReference ? 'old' : 'new';
      }),
    );
  /** Ticks until something holds. */
  async function until(holds: () => Promise<boolean>): Promise<void> {
    const process = world.process();
    const { signal } = new AbortController();
    const parts = [
      () => world.advanceRollouts(world.orchestrator(), signal),
      () => world.advanceUpdates(process, signal),
      () => world.deliver(),
    ];
    for (let seconds = 0; ; seconds++) {
      if (seconds > 2_000) throw new Error('It never comes to that');
      let worked = 0;
      for (const part of parts) {
        if (await holds()) return;
        worked += await part();
      }
      if (worked === 0) world.clock.advance({ seconds: 1 });
    }
  }
  const isOver = (id: string) => async (): Promise<boolean> => (await world.rollout(id)).finishedAt !== null;
  const succeeded = (id: string, count: number) => async (): Promise<boolean> =>
    (await world.rollout(id)).succeeded >= count;
  const isIll = (instance: Instance): void => {
    const wasIll = world.health.isIll;
    world.health.isIll = (address, image) =>
      wasIll(address, image) ||
      (image === release.reference &&
        world.runtime.imageAt(address) === image &&
        world.runtime.ownerAt(address)?.instanceId === instance.id);
  };

  it('moves over all bots in waves, with a pause between them', async () => {
    await aFleet(8);
    const id = await world.start(release);
    await until(isOver(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', total: 8, succeeded: 8, pending: 0, wave: 4 });
    expect(await runs()).toEqual(Array(8).fill('new'));
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
    await until(async () => {
      most = Math.max(most, await world.bots.lockRunning());
      return isOver(others)();
    });
    expect(most).toBe(2);
  });

  it('tries a bot again, gives it up, and ends at the third bot that was given up: the rest is never touched', async () => {
    await aFleet(12, 12);
    world.health.illImages.add(release.reference);
    const id = await world.start(release, { healthTimeoutSeconds: 10 });
    await until(isOver(id));
    expect(await world.rollout(id)).toMatchObject({
      status: 'ABORTED',
      reason: 'The updates of 3 bots failed.',
      failed: 3,
      skipped: 9,
      pending: 0,
    });
    expect(await statuses(id)).toEqual([...Array(3).fill('FAILED'), ...Array(9).fill('SKIPPED aborted')]);
    for (const each of fleet.slice(0, 3)) {
      expect(await world.botOf(id, each)).toMatchObject({ attempts: 3 });
      expect(await world.updates.listForInstance(each.id, 10)).toHaveLength(3);
    }
    for (const each of fleet.slice(3)) expect(await world.updates.listForInstance(each.id, 10)).toEqual([]);
    expect(await runs()).toEqual(Array(12).fill('old'));
    expect((await world.releases.find(release.id))?.quarantine).not.toBeNull();
    expect(world.audit.entries.at(-1)).toMatchObject({ action: 'rollout.aborted' });
  });

  it('counts failures anew: a second one of the same release knows nothing of the first', async () => {
    await aFleet(4, 4);
    isIll(fleet[0]!);
    const rules = { ...oneByOne, batchPercent: 100, abortAtFailures: 2 };
    const first = await world.start(release, rules);
    await until(isOver(first));
    expect(await world.rollout(first)).toMatchObject({ status: 'FINISHED', failed: 1, succeeded: 3 });
    await world.releases.quarantine(release.id, null);
    const second = await world.start(release, rules);
    await until(isOver(second));
    expect(await world.rollout(second)).toMatchObject({ status: 'FINISHED', total: 1, failed: 1 });
    expect((await world.rollout(second)).leftOut).toEqual([{ reason: 'already-updated', count: 3 }]);
  });

  describe('on a bad day', () => {
    it('two digests at once: one runs, the other waits; of those that wait the newest wins', async () => {
      await aFleet(3, 1);
      const first = await world.start(release, oneByOne);
      await until(succeeded(first, 1));
      const second = await world.start(await world.aRelease('three', '3.0.0'), oneByOne);
      const newest = await world.aRelease('four', '4.0.0');
      const third = await world.start(newest, oneByOne);
      expect(await world.rollout(second)).toMatchObject({
        status: 'ABORTED',
        reason: 'A newer rollout has taken its place.',
      });
      await until(async () => {
        const both = [await world.rollout(first), await world.rollout(third)];
        expect(both.filter(({ status }) => status === 'RUNNING').length).toBeLessThanOrEqual(1);
        return isOver(third)();
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
      await until(async () => (await world.rollout(id)).wave === 1);
      const last = fleet[2]!;
      await world.botUpdates.request({
        instanceId: last.id,
        releaseId: release.id,
        strategy: 'SingleBot',
        healthTimeoutSeconds: 120,
        retries: 3,
        actorUserId: 'somebody',
      });
      await until(isOver(id));
      expect(await statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SKIPPED already-updated']);
      expect(await world.updates.listForInstance(last.id, 10)).toHaveLength(1);
      expect(await runs()).toEqual(['new', 'new', 'new']);
    });

    it('"Update now" that goes back: the rollout tries the bot itself afterwards', async () => {
      await aFleet(2, 1);
      const id = await world.start(release, oneByOne);
      await until(async () => (await world.rollout(id)).wave === 1);
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
      await until(isOver(id));
      expect(await statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    });

    it('organisations suspended, moved to manual, or deleted in the middle of it are left out, each with its reason', async () => {
      await aFleet(5, 1);
      const id = await world.start(release, oneByOne);
      await until(succeeded(id, 1));
      const [suspended, manual, deleted] = [fleet[2]!, fleet[3]!, fleet[4]!];
      world.tenants.put({ orgId: suspended.orgId, slug: 'x', name: 'X', status: 'SUSPENDED' });
      await world.policies.setOrg(manual.orgId, { mode: 'manual', preferredHourUtc: 3 });
      await world.instances.change(deleted.id, {}, { desired: 'DELETED' });
      await until(isOver(id));
      expect(await statuses(id)).toEqual([
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
      expect(await statuses(id)).toEqual(['RUNNING']);
      world.tenants.put({ orgId: fleet[0]!.orgId, slug: 'x', name: 'X', status: 'SUSPENDED' });
      await until(isOver(id));
      expect(await statuses(id)).toEqual(['SKIPPED organization-inactive']);
      expect(await runs()).toEqual(['old']);
    });

    it('the fleet paused in the middle of a wave: it stops between bots, and goes on exactly there', async () => {
      await aFleet(6, 1);
      const id = await world.start(release, { ...oneByOne, batchPercent: 50 });
      await until(succeeded(id, 1));
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
      await until(isOver(id));
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
      isIll(fleet[0]!);
      await until(isOver(id));
      expect(await statuses(id)).toEqual(['FAILED', 'SUCCEEDED']);
      expect(await world.botOf(id, fleet[0]!)).toMatchObject({ attempts: 1 });
    });
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
    expect(await statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect([await hourOf(fleet[0]!), await hourOf(fleet[1]!)]).toEqual([15, 14]);
  });

  it('gives a bot whose hour is over its turn in a later wave', async () => {
    await aFleet(2, 1);
    for (const { orgId } of fleet) await world.policies.setOrg(orgId, { mode: 'auto', preferredHourUtc: 12 });
    const id = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await until(async () => (await world.bots.countRunning(id)) === 1);
    world.clock.advance({ hours: 1 });
    await until(succeeded(id, 1));
    const { signal } = new AbortController();
    await world.advanceRollouts(world.orchestrator(), signal);
    expect(await world.botOf(id, fleet[1]!)).toMatchObject({ status: 'PENDING', wave: null });
    expect(await world.rollouts.findWave(id, 1)).toMatchObject({ size: 1, succeeded: 1 });
    world.clock.advance({ hours: 23 });
    await until(isOver(id));
    expect(await world.botOf(id, fleet[1]!)).toMatchObject({ status: 'SUCCEEDED', wave: 2 });
  });

  it('is paused, resumed and aborted by an admin; who is being updated comes to its end', async () => {
    await aFleet(4, 1);
    const { rollouts, lifecycle, clock } = world;
    const id = await world.start(release, oneByOne);
    await until(async () => (await world.bots.countRunning(id)) === 1);
    await new PauseRolloutHandler(rollouts, lifecycle, clock).execute(new PauseRollout(id));
    await until(succeeded(id, 1));
    for (let second = 0; second < 60; second++) {
      const { signal } = new AbortController();
      await world.tick(world.process(), world.orchestrator(), signal);
      world.clock.advance({ seconds: 5 });
    }
    expect(await statuses(id)).toEqual(['SUCCEEDED', 'PENDING', 'PENDING', 'PENDING']);
    await expect(
      new PauseRolloutHandler(rollouts, lifecycle, clock).execute(new PauseRollout(id)),
    ).rejects.toMatchObject({
      code: 'ROLLOUT.TRANSITION_NOT_ALLOWED',
    });
    await new ResumeRolloutHandler(rollouts, lifecycle, clock).execute(new ResumeRollout(id));
    await until(async () => (await world.bots.countRunning(id)) === 1);
    await lifecycle.abort(await world.rollout(id), 'It loses messages.');
    await until(isOver(id));
    expect(await statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SKIPPED aborted', 'SKIPPED aborted']);
    expect(await runs()).toEqual(['new', 'new', 'old', 'old']);
    expect(world.audit.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['rollout.paused', 'rollout.resumed', 'rollout.aborted']),
    );
  });

  it('sees the end of an update whose event was lost, and tells pages of it', async () => {
    await aFleet(1);
    const id = await world.start(release, oneByOne);
    await until(async () => (await world.bots.countRunning(id)) === 1);
    await new PauseRolloutHandler(world.rollouts, world.lifecycle, world.clock).execute(new PauseRollout(id));
    world.losesEvent = () => true;
    const told = world.broadcast.messages.length;
    await until(succeeded(id, 1));
    expect(world.broadcast.messages.slice(told)).toContainEqual({
      channel: 'live',
      message: { scope: 'admin', topic: 'rollouts', id },
    });
  });

  it('has its failed bots tried again, in waves of their own', async () => {
    await aFleet(3, 3);
    isIll(fleet[1]!);
    const id = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await until(isOver(id));
    expect(await statuses(id)).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED']);
    world.health.isIll = () => false;
    const retry = new RetryFailedBotsHandler(world.rollouts, world.bots, world.lifecycle, world.clock);
    await retry.execute(new RetryFailedBots(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'QUEUED', failed: 0, pending: 1, total: 3 });
    await until(isOver(id));
    expect(await world.rollout(id)).toMatchObject({ status: 'FINISHED', succeeded: 3, failed: 0, wave: 2 });
    await expect(retry.execute(new RetryFailedBots(id))).rejects.toMatchObject({ code: 'ROLLOUT.NOTHING_FAILED' });
  });

  it('is not tried again while a newer one has its channels, nor are bots that it would bring back', async () => {
    await aFleet(2, 2);
    isIll(fleet[0]!);
    const first = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await until(isOver(first));
    world.clock.advance({ seconds: 1 });
    const newer = await world.aRelease('three', '3.0.0');
    const second = await world.start(newer, oneByOne);
    await until(async () => (await world.rollout(second)).status === 'RUNNING');
    const retry = new RetryFailedBotsHandler(world.rollouts, world.bots, world.lifecycle, world.clock);
    await expect(retry.execute(new RetryFailedBots(first))).rejects.toMatchObject({
      code: 'ROLLOUT.TRANSITION_NOT_ALLOWED',
    });
    await until(isOver(second));
    await expect(retry.execute(new RetryFailedBots(first))).rejects.toMatchObject({ code: 'ROLLOUT.NOTHING_FAILED' });
    for (const { id } of fleet) expect((await world.instances.find(id))?.imageReference).toBe(newer.reference);
  });

  it('that is tried again keeps a newer one waiting, which comes next', async () => {
    await aFleet(2, 2);
    isIll(fleet[0]!);
    const first = await world.start(release, { ...oneByOne, batchPercent: 100 });
    await until(isOver(first));
    world.health.isIll = () => false;
    const retry = new RetryFailedBotsHandler(world.rollouts, world.bots, world.lifecycle, world.clock);
    await retry.execute(new RetryFailedBots(first));
    await until(async () => (await world.rollout(first)).status === 'RUNNING');
    world.clock.advance({ seconds: 1 });
    const second = await world.start(await world.aRelease('three', '3.0.0'), oneByOne);
    await until(async () => {
      const both = [await world.rollout(first), await world.rollout(second)];
      expect(both.filter(({ status }) => status === 'RUNNING').length).toBeLessThanOrEqual(1);
      return isOver(second)();
    });
    expect(await statuses(first)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
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
      await until(isOver(rollout!.id));
      expect(await runs()).toEqual(['new', 'new']);
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
      await until(isOver(id));
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
  }, 60_000);
});
