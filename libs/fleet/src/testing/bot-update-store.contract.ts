import { RandomIds, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { BotUpdateChange, BotUpdateStore, NewBotUpdate } from '../application/ports/bot-update-store.port.ts';
import type { BotUpdateStatus } from '../domain/bot-update-status.ts';
import { aNewBotUpdate } from './a-new-bot-update.ts';

export interface BotUpdateStoreWorld {
  readonly updates: BotUpdateStore;
  readonly unitOfWork: UnitOfWork;
  /** A new instance, and a release of its bot app. */
  anInstance(): Promise<{ instanceId: string; orgId: string; releaseId: string }>;
  /** The instance is DELETED. */
  deleted(instanceId: string): Promise<void>;
  close(): Promise<void>;
}

/** Every adapter of {@link BotUpdateStore} passes this suite. */
export function describeBotUpdateStore(adapter: string, open: () => Promise<BotUpdateStoreWorld>): void {
  describe(`${adapter} as BotUpdateStore`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    let world: BotUpdateStoreWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const at = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1_000);
    const write = <T>(work: (updates: BotUpdateStore) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.updates));
    const change = (id: string, from: readonly BotUpdateStatus[], to: BotUpdateChange) =>
      write((updates) => updates.change(id, from, to));

    async function aNewUpdate(of?: { instanceId: string; orgId: string; releaseId: string }): Promise<NewBotUpdate> {
      const instance = of ?? (await world.anInstance());
      return aNewBotUpdate({
        ...instance,
        id: ids.uuid(),
        actorUserId: ids.uuid(),
        retriesLeft: 3,
        versionBefore: '1.0',
        createdAt: clock.now(),
      });
    }
    async function anUpdate(dueAt = at(0)): Promise<NewBotUpdate> {
      const update = await aNewUpdate();
      expect(await write((updates) => updates.insert(update, dueAt))).toBe(true);
      return update;
    }
    async function aSnapshot(update: NewBotUpdate, expiresAt: Date | null, createdAt = at(0)) {
      const snapshot = {
        id: ids.uuid(),
        instanceId: update.instanceId,
        botUpdateId: update.id,
        volumes: [{ path: '/data', hash: 'abc', bytes: 5 }],
        hash: 'def',
        createdAt,
        expiresAt,
      };
      await write((updates) => updates.addSnapshot(snapshot));
      return { ...snapshot, droppedAt: null };
    }

    it('keeps what was asked for, waiting', async () => {
      const asked = await anUpdate(at(7));
      expect(await world.updates.find(asked.id)).toEqual({
        ...asked,
        status: 'PENDING',
        step: null,
        stepSince: asked.createdAt,
        attempts: 0,
        nextAttemptAt: at(7),
        generationRestored: null,
        snapshotId: null,
        volumeHashBefore: null,
        volumeHashAfter: null,
        steps: [],
        reason: null,
        evidence: null,
        startedAt: null,
        finishedAt: null,
      });
      expect(await world.updates.find(ids.uuid())).toBeUndefined();
    });

    it('lets one update be open per instance, also of many at once', async () => {
      const instance = await world.anInstance();
      const wanted = await Promise.all(Array.from({ length: 8 }, () => aNewUpdate(instance)));
      const inserted = await Promise.all(wanted.map((each) => write((updates) => updates.insert(each, at(0)))));
      expect(inserted.filter(Boolean)).toHaveLength(1);
      const { id } = (await world.updates.findOpen(instance.instanceId))!;
      await change(id, ['PENDING'], { status: 'UPDATING' });
      await change(id, ['UPDATING'], { status: 'ROLLING_BACK' });
      await change(id, ['ROLLING_BACK'], { status: 'ROLLBACK_FAILED' });
      const next = await aNewUpdate(instance);
      expect(await write((updates) => updates.insert(next, at(0)))).toBe(false);
      await change(id, ['ROLLBACK_FAILED'], { status: 'ROLLING_BACK' });
      await change(id, ['ROLLING_BACK'], { status: 'FAILED' });
      expect(await world.updates.findOpen(instance.instanceId)).toBeUndefined();
      expect(await write((updates) => updates.insert({ ...next, createdAt: at(1) }, at(0)))).toBe(true);
      expect((await world.updates.listForInstance(instance.instanceId, 10)).map((each) => each.id)).toEqual([
        next.id,
        id,
      ]);
      expect(await world.updates.listForInstance(instance.instanceId, 1)).toHaveLength(1);
    });

    it('changes an update only from where it is, and only along the table', async () => {
      const { id } = await anUpdate();
      expect(await change(id, ['UPDATING'], { attempts: 1 })).toBeUndefined();
      expect(await change(id, ['PENDING'], { status: 'SUCCEEDED' })).toBeUndefined();
      const done = {
        step: 'stop',
        steps: [{ step: 'check', at: at(0).toISOString(), milliseconds: 12 }],
        evidence: { step: 'health', healthStatus: 200, healthBody: '<html>"\\', logs: ['a\nb'] },
        snapshotId: ids.uuid(),
        generationRestored: 2,
        volumeHashBefore: 'abc',
        startedAt: at(1),
        nextAttemptAt: null,
      } as const;
      expect(await change(id, ['PENDING'], { status: 'UPDATING', ...done })).toMatchObject({
        status: 'UPDATING',
        ...done,
      });
      expect(await world.updates.find(id)).toMatchObject(done);
      expect(await change(id, ['UPDATING'], { evidence: null })).toMatchObject({ evidence: null });
    });

    it('hands what is due to one caller, and again when it is put off, changed, or nobody came', async () => {
      const { id } = await anUpdate(at(1_000));
      const claim = async (now: Date) =>
        (await write((updates) => updates.claimDue(now, new Date(now.getTime() + 10_000), 100))).filter(
          (each) => each === id,
        ).length;
      expect(await claim(at(999))).toBe(0);
      expect((await Promise.all([claim(at(1_000)), claim(at(1_000))])).reduce((sum, n) => sum + n, 0)).toBe(1);
      expect(await claim(at(1_009))).toBe(0);
      expect(await claim(at(1_010))).toBe(1);
      await write((updates) => updates.putOff(id, at(1_011)));
      expect(await claim(at(1_010))).toBe(0);
      expect(await claim(at(1_011))).toBe(1);
      await change(id, ['PENDING'], { attempts: 1 });
      expect(await claim(at(1_011))).toBe(1);
      await change(id, ['PENDING'], { status: 'SKIPPED', nextAttemptAt: null });
      expect(await claim(at(9_999))).toBe(0);
    });

    it('lets snapshots expire, sooner but never later, and forgets none before it is dropped', async () => {
      const update = await anUpdate();
      const [old, kept] = [await aSnapshot(update, at(500), at(0)), await aSnapshot(update, null, at(1))];
      expect(await world.updates.findSnapshot(old.id)).toEqual(old);
      expect(await world.updates.lastSnapshot(update.instanceId)).toEqual(kept);
      const expired = async (now: Date) =>
        (await world.updates.expiredSnapshots(now, 1_000)).flatMap(({ id }) =>
          id === old.id ? ['old'] : id === kept.id ? ['kept'] : [],
        );
      await write((updates) => updates.expireSnapshots(update.instanceId, { only: kept.id }, at(600)));
      await write((updates) => updates.expireSnapshots(update.instanceId, { only: kept.id }, at(700)));
      expect(await expired(at(499))).toEqual([]);
      await write((updates) => updates.expireSnapshots(update.instanceId, { allBut: kept.id }, at(10)));
      expect(await expired(at(10))).toEqual(['old']);
      expect(await expired(at(600))).toEqual(['old', 'kept']);
      await write((updates) => updates.droppedSnapshot(old.id, at(20)));
      expect(await expired(at(600))).toEqual(['kept']);
      expect((await world.updates.findSnapshot(old.id))?.droppedAt).toEqual(at(20));
      expect(await world.updates.knownSnapshots([old.id, kept.id, ids.uuid()])).toEqual(new Set([kept.id]));
    });

    it('lets all snapshots of a deleted instance expire', async () => {
      const update = await anUpdate();
      const snapshot = await aSnapshot(update, null);
      await world.deleted(update.instanceId);
      expect((await world.updates.expiredSnapshots(at(0), 1_000)).map(({ id }) => id)).toContain(snapshot.id);
    });

    it('knows the snapshot that an open update has begun', async () => {
      const { id } = await anUpdate();
      const snapshotId = ids.uuid();
      await change(id, ['PENDING'], { status: 'UPDATING', snapshotId });
      expect(await world.updates.knownSnapshots([snapshotId])).toEqual(new Set([snapshotId]));
      await change(id, ['UPDATING'], { status: 'FAILED' });
      expect(await world.updates.knownSnapshots([snapshotId])).toEqual(new Set());
    });
  });
}
