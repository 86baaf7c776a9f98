import { RandomIds } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { RolloutBotStore } from '../application/ports/rollout-bot-store.port.ts';
import type { RolloutStore } from '../application/ports/rollout-store.port.ts';
import type { Rollout } from '../domain/rollout.ts';
import type { RolloutSelection } from '../domain/rollout-selection.ts';
import { rolloutStrategies } from '../domain/rollout-strategy.ts';
import { RolloutStoreScene, type RolloutStores } from './rollout-store-scene.ts';

/** Every pair of adapters of {@link RolloutStore} and {@link RolloutBotStore} passes this suite. */
export function describeRolloutStores(adapter: string, open: () => Promise<RolloutStores>): void {
  describe(`${adapter} as RolloutStore and RolloutBotStore`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    let world: RolloutStores;
    let scene: RolloutStoreScene;
    beforeAll(async () => {
      world = await open();
      scene = new RolloutStoreScene(world);
    });
    afterAll(() => world.close());

    const at = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1_000);
    const onRollouts = <T>(work: (rollouts: RolloutStore) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.rollouts));
    const onBots = <T>(work: (bots: RolloutBotStore) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.bots));
    const totals = async (id: string) => {
      const { total, pending, succeeded, failed, skipped } = (await world.rollouts.find(id))!;
      return { total, pending, succeeded, failed, skipped };
    };
    const page = { after: undefined, limit: 100 };

    async function aRollout(
      of?: { botAppId: string; releaseId: string },
      selection: RolloutSelection = { kind: 'all' },
    ) {
      const app = of ?? (await world.aBotApp());
      const asked = {
        id: ids.uuid(),
        ...app,
        strategy: rolloutStrategies.RollingWave,
        selection,
        createdBy: null,
        createdAt: clock.now(),
      };
      await onRollouts((rollouts) => rollouts.insert(asked));
      clock.advance({ seconds: 1 });
      return asked;
    }

    /** A RUNNING rollout with so many bots in its pool. */
    async function aRolloutWith(count: number) {
      const asked = await aRollout();
      const instances: { instanceId: string; orgId: string }[] = [];
      for (let number = 0; number < count; number++) instances.push(await scene.anInstance(asked.botAppId));
      const instanceIds = instances.map(({ instanceId }) => instanceId);
      await onBots((bots) => bots.add(asked.id, instanceIds));
      await onRollouts((rollouts) => rollouts.change(asked.id, ['QUEUED'], { status: 'RUNNING' }));
      const wave = (number: number, members: readonly string[], dueAt = at(0)) =>
        world.unitOfWork.run(async () => {
          await world.rollouts.addWave({ rolloutId: asked.id, number, size: members.length, startedAt: at(0) });
          await world.bots.putInWave(asked.id, number, members, dueAt);
        });
      const takeUp = async (number: number): Promise<string> => {
        const update = await scene.anUpdate({ ...instances[number]!, releaseId: asked.releaseId, rolloutId: asked.id });
        expect(await onBots((bots) => bots.takeUp(asked.id, instanceIds[number]!, update))).toBe(true);
        return update;
      };
      const bot = async (number: number) => (await world.bots.find(asked.id, instanceIds[number]!))!;
      return { ...asked, instances, instanceIds, wave, takeUp, bot };
    }

    it('keeps what was asked for, waiting and due', async () => {
      const asked = await aRollout(undefined, { kind: 'organizations', orgIds: [ids.uuid()] });
      const nothing = { wave: 0, total: 0, pending: 0, succeeded: 0, failed: 0, skipped: 0, leftOut: [] };
      const expected: Rollout = {
        ...asked,
        ...nothing,
        status: 'QUEUED',
        reason: null,
        nextActAt: asked.createdAt,
        startedAt: null,
        finishedAt: null,
      };
      expect(await world.rollouts.find(asked.id)).toEqual(expected);
      expect(await onRollouts((rollouts) => rollouts.lock(asked.id))).toEqual(expected);
      expect(await world.rollouts.find(ids.uuid())).toBeUndefined();
    });

    it('changes a rollout only from where it is, and only along the table', async () => {
      const { id } = await aRollout();
      const change = (...parameters: [Parameters<RolloutStore['change']>[1], Parameters<RolloutStore['change']>[2]]) =>
        onRollouts((rollouts) => rollouts.change(id, ...parameters));
      expect(await change(['RUNNING'], { wave: 1 })).toBeUndefined();
      expect(await change(['QUEUED'], { status: 'FINISHED' })).toBeUndefined();
      const started = {
        leftOut: [{ reason: 'manual', count: 2 }],
        startedAt: at(1),
        nextActAt: null,
        wave: 3,
      } as const;
      expect(await change(['QUEUED'], { status: 'RUNNING', ...started })).toMatchObject({
        status: 'RUNNING',
        ...started,
      });
      expect(await change(['RUNNING', 'PAUSED'], { status: 'ABORTED', reason: 'No.' })).toMatchObject({
        reason: 'No.',
      });
    });

    it('lists the open ones of a bot app, oldest first', async () => {
      const app = await world.aBotApp();
      const [first, second, third] = [await aRollout(app), await aRollout(app), await aRollout(app)];
      await aRollout();
      await onRollouts((rollouts) => rollouts.change(second.id, ['QUEUED'], { status: 'ABORTED' }));
      await onRollouts((rollouts) => rollouts.change(first.id, ['QUEUED'], { status: 'RUNNING' }));
      for (const open of [
        await world.rollouts.listOpen(app.botAppId),
        await onRollouts((r) => r.lockOpen(app.botAppId)),
      ])
        expect(open.map(({ id }) => id)).toEqual([first.id, third.id]);
    });

    it('knows the last one of a release, over or not', async () => {
      const app = await world.aBotApp();
      expect(await world.rollouts.latestOf(app.releaseId)).toBeUndefined();
      await aRollout(app);
      const last = await aRollout(app);
      await aRollout();
      expect((await world.rollouts.latestOf(app.releaseId))?.id).toBe(last.id);
      await onRollouts((rollouts) => rollouts.change(last.id, ['QUEUED'], { status: 'ABORTED' }));
      expect(await world.rollouts.latestOf(app.releaseId)).toMatchObject({ id: last.id, status: 'ABORTED' });
    });

    it('gives the lease to one, until it runs out', async () => {
      const { id } = await aRollout();
      const [one, other] = [ids.uuid(), ids.uuid()];
      const take = (holder: string, now: Date) =>
        onRollouts((rollouts) => rollouts.acquireLease(id, { holder, until: new Date(now.getTime() + 5_000) }, now));
      expect((await Promise.all([take(one, at(0)), take(other, at(0))])).filter(Boolean)).toHaveLength(1);
      await onRollouts((rollouts) => rollouts.releaseLease(id, one));
      await onRollouts((rollouts) => rollouts.releaseLease(id, other));
      expect(await take(one, at(0))).toBe(true);
      expect(await take(other, at(4))).toBe(false);
      expect(await onRollouts((rollouts) => rollouts.renewLease(id, { holder: one, until: at(9) }))).toBe(true);
      expect(await onRollouts((rollouts) => rollouts.renewLease(id, { holder: other, until: at(99) }))).toBe(false);
      await onRollouts((rollouts) => rollouts.releaseLease(id, other));
      expect(await take(other, at(8))).toBe(false);
      expect(await take(other, at(9))).toBe(true);
    });

    it('hands what is due to one caller, and again when it was changed or nobody came', async () => {
      const { id } = await aRollout();
      const claim = async (now: Date) =>
        (await onRollouts((rollouts) => rollouts.claimDue(now, new Date(now.getTime() + 10_000), 1_000))).filter(
          (each) => each === id,
        ).length;
      await onRollouts((rollouts) => rollouts.change(id, ['QUEUED'], { nextActAt: at(100) }));
      expect(await claim(at(99))).toBe(0);
      expect((await Promise.all([claim(at(100)), claim(at(100))])).reduce((sum, n) => sum + n, 0)).toBe(1);
      expect(await claim(at(109))).toBe(0);
      expect(await claim(at(110))).toBe(1);
      await onRollouts((rollouts) => rollouts.change(id, ['QUEUED'], { nextActAt: at(105) }));
      expect(await claim(at(110))).toBe(1);
      await onRollouts((rollouts) => rollouts.acquireLease(id, { holder: ids.uuid(), until: at(900) }, at(110)));
      expect(await claim(at(899))).toBe(0);
      expect(await claim(at(900))).toBe(1);
      await onRollouts((rollouts) => rollouts.change(id, ['QUEUED'], { nextActAt: null }));
      expect(await claim(at(9_999))).toBe(0);
    });

    it('knows whom a selection names, in pages', async () => {
      const app = await world.aBotApp();
      const images = ['bot:canary', 'bot:staging', 'bot:stable', 'bot:1.2', 'bot@sha256:' + 'a'.repeat(64)];
      const made: { instanceId: string; orgId: string }[] = [];
      for (const image of images) made.push(await scene.anInstance(app.botAppId, `localhost:5000/${image}`));
      const gone = await scene.anInstance(app.botAppId, 'localhost:5000/bot:stable');
      await scene.deleted(gone.instanceId);
      await scene.anInstance((await world.aBotApp()).botAppId, 'localhost:5000/bot:stable');
      const named = async (selection: RolloutSelection, after?: string, limit = 100) =>
        (await world.bots.candidates({ botAppId: app.botAppId, selection }, { after, limit })).map(({ instanceId }) =>
          made.findIndex((each) => each.instanceId === instanceId),
        );
      expect(await named({ kind: 'all' })).toEqual([0, 1, 2, 3, 4]);
      expect(await named({ kind: 'all' }, undefined, 2)).toEqual([0, 1]);
      expect(await named({ kind: 'all' }, made[1]!.instanceId, 2)).toEqual([2, 3]);
      expect(await named({ kind: 'channel', channel: 'canary' })).toEqual([0]);
      expect(await named({ kind: 'channel', channel: 'staging' })).toEqual([1]);
      expect(await named({ kind: 'channel', channel: 'stable' })).toEqual([2, 3]);
      expect(await named({ kind: 'channel', channel: 'pinned' })).toEqual([4]);
      expect(await named({ kind: 'image', image: 'localhost:5000/bot:1.2' })).toEqual([3]);
      expect(await named({ kind: 'organizations', orgIds: [made[3]!.orgId, made[0]!.orgId] })).toEqual([0, 3]);
      expect(await world.bots.candidate(made[0]!.instanceId)).toMatchObject({
        ...made[0],
        image: 'localhost:5000/bot:canary',
        channel: 'canary',
        isGoing: false,
        isEstablished: false,
        hasFailed: false,
        isBeingUpdated: false,
      });
      expect(await world.bots.candidate(gone.instanceId)).toMatchObject({ isGoing: true });
    });

    it('moves bots from the pool into a wave and back, and knows when they are due', async () => {
      const { id, instanceIds, wave, bot } = await aRolloutWith(5);
      const pool = async (after?: string, limit = 100) =>
        (await world.bots.pool(id, { after, limit })).map(({ instanceId }) => instanceIds.indexOf(instanceId));
      const due = async (now: Date, limit = 100) =>
        (await world.bots.due(id, 1, now, limit)).map(({ instanceId }) => instanceIds.indexOf(instanceId));
      expect(await totals(id)).toEqual({ total: 5, pending: 5, succeeded: 0, failed: 0, skipped: 0 });
      expect(await pool()).toEqual([0, 1, 2, 3, 4]);
      expect(await pool(instanceIds[1], 2)).toEqual([2, 3]);
      expect(await world.bots.nextDueAt(id, 1)).toBeNull();
      await wave(1, instanceIds.slice(0, 3), at(10));
      expect(await pool()).toEqual([3, 4]);
      expect(await due(at(9))).toEqual([]);
      expect(await due(at(10))).toEqual([0, 1, 2]);
      expect(await due(at(10), 2)).toEqual([0, 1]);
      expect(await world.bots.nextDueAt(id, 1)).toEqual(at(10));
      await onBots((bots) => bots.putBack(id, instanceIds[1]!));
      expect(await bot(1)).toMatchObject({ wave: null, status: 'PENDING' });
      expect(await pool()).toEqual([1, 3, 4]);
      expect(await world.rollouts.findWave(id, 1)).toEqual({
        rolloutId: id,
        number: 1,
        size: 2,
        succeeded: 0,
        failed: 0,
        skipped: 0,
        startedAt: at(0),
        finishedAt: null,
      });
      await onRollouts((rollouts) => rollouts.endWave(id, 1, at(20)));
      await onRollouts((rollouts) => rollouts.endWave(id, 1, at(30)));
      expect((await world.rollouts.findWave(id, 1))?.finishedAt).toEqual(at(20));
      expect(await world.rollouts.findWave(id, 2)).toBeUndefined();
    });

    it('takes a bot up once, and ends each try once, whoever comes first', async () => {
      const { id, instanceIds, wave, takeUp, bot } = await aRolloutWith(3);
      await wave(1, instanceIds);
      const update = await takeUp(0);
      expect(await bot(0)).toMatchObject({ status: 'RUNNING', attempts: 1, botUpdateId: update, wave: 1 });
      expect(await onBots((bots) => bots.takeUp(id, instanceIds[0]!, update))).toBe(false);
      expect(await world.bots.findByUpdate(update)).toEqual(await bot(0));
      expect(await world.bots.findByUpdate(ids.uuid())).toBeUndefined();
      expect(await world.bots.countRunning(id)).toBe(1);
      expect(await world.bots.endedTries(id, 10)).toEqual([]);
      await scene.becomes(update, 'FAILED');
      const [ended] = await world.bots.endedTries(id, 10);
      expect(ended).toMatchObject({ bot: await bot(0), update: { id: update, status: 'FAILED' } });
      const both = [0, 1].map(() => onBots((bots) => bots.tryAgain(ended!.bot, { dueAt: at(30), counts: true })));
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
      expect(await bot(0)).toMatchObject({ status: 'PENDING', attempts: 1, wave: 1 });
      expect(await world.bots.countRunning(id)).toBe(0);
      expect(await world.bots.nextDueAt(id, 1)).toEqual(at(0));
      expect((await world.bots.due(id, 1, at(30), 10)).map(({ instanceId }) => instanceId)).toEqual([
        instanceIds[1],
        instanceIds[2],
        instanceIds[0],
      ]);

      const second = await takeUp(0);
      expect(await bot(0)).toMatchObject({ attempts: 2 });
      // An event of the first try comes late.
      expect(await onBots((bots) => bots.end(ended!.bot, { status: 'SUCCEEDED' }))).toBe(false);
      const ends = [0, 1, 2].map(async () => {
        const running = await bot(0);
        return onBots((bots) => bots.end(running, { status: 'SUCCEEDED' }));
      });
      expect((await Promise.all(ends)).filter(Boolean)).toHaveLength(1);
      expect(await bot(0)).toMatchObject({ status: 'SUCCEEDED', botUpdateId: second });
      expect(await totals(id)).toEqual({ total: 3, pending: 2, succeeded: 1, failed: 0, skipped: 0 });
      expect(await world.rollouts.findWave(id, 1)).toMatchObject({ size: 3, succeeded: 1, failed: 0, skipped: 0 });
    });

    it('gives a try back that was none', async () => {
      const { instanceIds, wave, takeUp, bot } = await aRolloutWith(1);
      await wave(1, instanceIds);
      await scene.becomes(await takeUp(0), 'SKIPPED');
      const running = await bot(0);
      expect(await onBots((bots) => bots.tryAgain(running, { dueAt: at(1), counts: false }))).toBe(true);
      expect(await bot(0)).toMatchObject({ status: 'PENDING', attempts: 0 });
    });

    it('counts every end in the rollout and in its wave, however many end at once', async () => {
      const { id, instanceIds, wave, takeUp, bot } = await aRolloutWith(6);
      await wave(1, instanceIds.slice(0, 5));
      for (const number of [0, 1, 2, 3]) await takeUp(number);
      expect(await onBots((bots) => bots.lockRunning())).toBeGreaterThanOrEqual(4);
      const ends = [
        { status: 'SUCCEEDED' },
        { status: 'FAILED' },
        { status: 'FAILED' },
        { status: 'SKIPPED', reason: 'manual' },
      ] as const;
      await Promise.all(
        ends.map(async (end, number) => {
          const running = await bot(number);
          await onBots((bots) => bots.end(running, end));
        }),
      );
      expect(await totals(id)).toEqual({ total: 6, pending: 2, succeeded: 1, failed: 2, skipped: 1 });
      expect(await world.rollouts.findWave(id, 1)).toMatchObject({ size: 5, succeeded: 1, failed: 2, skipped: 1 });
      expect(await bot(3)).toMatchObject({ status: 'SKIPPED', skipReason: 'manual' });
    });

    it('leaves out whoever waits, in a wave or not, and nobody who runs', async () => {
      const { id, instanceIds, wave, takeUp, bot } = await aRolloutWith(5);
      await wave(1, instanceIds.slice(0, 3));
      await takeUp(0);
      const leaveOut = (which: readonly string[] | 'all') => onBots((bots) => bots.leaveOut(id, which, 'aborted'));
      expect(await leaveOut([instanceIds[0]!, instanceIds[1]!])).toBe(1);
      expect(await totals(id)).toEqual({ total: 5, pending: 4, succeeded: 0, failed: 0, skipped: 1 });
      expect(await leaveOut('all')).toBe(3);
      expect(await leaveOut('all')).toBe(0);
      expect(await totals(id)).toEqual({ total: 5, pending: 1, succeeded: 0, failed: 0, skipped: 4 });
      expect(await world.rollouts.findWave(id, 1)).toMatchObject({ skipped: 2 });
      expect(await bot(0)).toMatchObject({ status: 'RUNNING' });
      expect(await bot(4)).toMatchObject({ status: 'SKIPPED', skipReason: 'aborted' });
      expect(await world.bots.pool(id, page)).toEqual([]);
      expect(await world.bots.nextDueAt(id, 1)).toBeNull();
    });

    it('opens the failed ones again, as if they had never been tried, but for those that have moved on', async () => {
      const { id, instanceIds, wave, takeUp, bot } = await aRolloutWith(3);
      await wave(1, instanceIds);
      for (const number of [0, 2]) {
        await takeUp(number);
        const failed = await bot(number);
        await onBots((bots) => bots.end(failed, { status: 'FAILED' }));
      }
      await scene.runs(instanceIds[2]!, 'sha256:three');
      expect(await onBots((bots) => bots.reopenFailed(id))).toBe(1);
      expect(await bot(2)).toMatchObject({ status: 'FAILED' });
      expect(await bot(0)).toMatchObject({ status: 'PENDING', wave: null, attempts: 0, botUpdateId: null });
      expect(await totals(id)).toEqual({ total: 3, pending: 2, succeeded: 0, failed: 1, skipped: 0 });
      expect((await world.bots.pool(id, page)).map(({ instanceId }) => instanceId)).toEqual([instanceIds[0]]);
      // What happened in the wave stays told.
      expect(await world.rollouts.findWave(id, 1)).toMatchObject({ failed: 2 });
      expect(await onBots((bots) => bots.reopenFailed(id))).toBe(0);
    });

    it('knows who is being updated, by whomever', async () => {
      const { id, instances, releaseId, instanceIds } = await aRolloutWith(1);
      const update = await scene.anUpdate({ ...instances[0]!, releaseId, rolloutId: id });
      expect(await world.bots.candidate(instanceIds[0]!)).toMatchObject({ isBeingUpdated: true });
      await scene.becomes(update, 'SUCCEEDED');
      expect(await world.bots.candidate(instanceIds[0]!)).toMatchObject({ isBeingUpdated: false });
    });
  });
}
