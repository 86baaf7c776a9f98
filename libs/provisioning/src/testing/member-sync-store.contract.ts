import { randomUUID } from 'node:crypto';
import type { DesiredMember, MemberSyncStore } from '../application/ports/member-sync-store.port.ts';
import type { MemberState } from '../domain/member-sync.ts';

export interface MemberSyncStoreWorld {
  readonly store: MemberSyncStore;
  /** Runs writes in a transaction of their own, where the adapter needs one. */
  readonly commit: <T>(work: () => Promise<T>) => Promise<T>;
  close(): Promise<void>;
}

const start = new Date('2026-03-01T10:00:00.000Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const member: MemberState = { active: true, role: 'member', email: 'carl@example.test', name: 'Carl' };
const admin: MemberState = { ...member, role: 'admin' };
const gone: MemberState = { ...member, active: false };

/** Every adapter of {@link MemberSyncStore} passes this suite. */
export function describeMemberSyncStore(adapter: string, openWorld: () => Promise<MemberSyncStoreWorld>): void {
  describe(`${adapter} as MemberSyncStore`, () => {
    let world: MemberSyncStoreWorld;

    beforeAll(async () => {
      world = await openWorld();
    });
    afterAll(() => world.close());

    const aMember = (overrides: Partial<DesiredMember> = {}): DesiredMember => ({
      membershipId: randomUUID(),
      instanceId: randomUUID(),
      orgId: randomUUID(),
      userId: randomUUID(),
      desired: member,
      revision: 1,
      ...overrides,
    });
    const want = (wanted: DesiredMember, at = 0) => world.commit(() => world.store.want(wanted, after(at)));
    const claim = async (key: DesiredMember, at = 0) => {
      const holder = randomUUID();
      const sync = await world.commit(() => world.store.claim(key, { holder, until: after(at + 45) }, after(at)));
      return sync && { holder, sync };
    };
    const stored = async ({ orgId, membershipId, instanceId }: DesiredMember) =>
      (await world.store.listForMemberships(orgId, [membershipId])).find((sync) => sync.instanceId === instanceId);
    const told = async (key: DesiredMember, at = 0): Promise<void> => {
      const claimed = (await claim(key, at))!;
      await world.commit(() => world.store.settle(key, claimed.holder, claimed.sync.desired, claimed.sync.revision));
    };

    it('keeps the state with the highest revision, in whichever order they come', async () => {
      const key = aMember({ revision: 2, desired: admin });
      expect(await want(key)).toBe(true);
      expect(await want({ ...key, revision: 1, desired: member })).toBe(false);
      expect(await want({ ...key, revision: 2, desired: member })).toBe(false);
      expect(await want({ ...key, revision: 3, desired: gone }, 1)).toBe(true);
      expect(await stored(key)).toMatchObject({
        desired: gone,
        revision: 3,
        told: null,
        toldRevision: null,
        attempts: 0,
        nextAttemptAt: after(1),
      });
    });

    it('gives a row to one at a time, and to nobody where nothing is owed or due', async () => {
      const key = aMember();
      expect(await claim(key)).toBeUndefined();
      await want(key, 5);
      expect(await claim(key, 4)).toBeUndefined();
      const claims = await Promise.all([claim(key, 5), claim(key, 5), claim(key, 5)]);
      expect(claims.filter(Boolean)).toHaveLength(1);
      const { sync, holder } = claims.find(Boolean)!;
      expect(sync).toMatchObject({ membershipId: key.membershipId, userId: key.userId, desired: member, revision: 1 });
      expect(await claim(key, 49)).toBeUndefined();
      await world.commit(() => world.store.settle(key, holder, member, 1));
      expect(await stored(key)).toMatchObject({ told: member, toldRevision: 1, nextAttemptAt: null });
      expect(await claim(key, 99)).toBeUndefined();
    });

    it('hands a row of somebody who was killed to the next one, and lets the first write nothing any more', async () => {
      const key = aMember();
      await want(key);
      const killed = (await claim(key))!;
      const next = (await claim(key, 45))!;
      await world.commit(() => world.store.settle(key, killed.holder, member, 1));
      await world.commit(() =>
        world.store.fail(key, killed.holder, { revision: 1, attempts: 7, nextAttemptAt: after(99), error: 'late' }),
      );
      expect(await stored(key)).toMatchObject({ toldRevision: null, attempts: 0 });
      await world.commit(() => world.store.settle(key, next.holder, member, 1));
      expect(await stored(key)).toMatchObject({ toldRevision: 1 });
    });

    it('believes nothing of what a bot was told from a claim until its outcome', async () => {
      const key = aMember();
      await want(key);
      await told(key);
      await want({ ...key, desired: admin, revision: 2 });
      const first = (await claim(key))!;
      expect(first.sync.told).toEqual(member);
      expect((await claim(key, 45))!.sync.told).toBeNull();
    });

    it('owes a change that came while an older one was told', async () => {
      const key = aMember();
      await want(key);
      const { holder } = (await claim(key))!;
      await want({ ...key, desired: admin, revision: 2 }, 1);
      await world.commit(() => world.store.settle(key, holder, member, 1));
      expect(await stored(key)).toMatchObject({ told: member, toldRevision: 1, revision: 2, nextAttemptAt: after(1) });
      expect((await claim(key, 1))!.sync).toMatchObject({ desired: admin, told: member });
    });

    it('counts the tries of one revision, and begins anew with the next', async () => {
      const key = aMember();
      await want(key);
      const first = (await claim(key))!;
      await world.commit(() =>
        world.store.fail(key, first.holder, { revision: 1, attempts: 1, nextAttemptAt: after(5), error: 'no answer' }),
      );
      expect(await stored(key)).toMatchObject({
        attempts: 1,
        nextAttemptAt: after(5),
        lastError: 'no answer',
        told: null,
      });

      const second = (await claim(key, 5))!;
      expect(second.sync.attempts).toBe(1);
      await want({ ...key, desired: admin, revision: 2 }, 6);
      await world.commit(() =>
        world.store.fail(key, second.holder, {
          revision: 1,
          attempts: 2,
          nextAttemptAt: after(99),
          error: 'no answer',
        }),
      );
      expect(await stored(key)).toMatchObject({ revision: 2, attempts: 0, nextAttemptAt: after(6) });
    });

    it('waits for an instance without forgetting what it was told', async () => {
      const key = aMember();
      await want(key);
      await told(key);
      await want({ ...key, desired: admin, revision: 2 });
      const { holder, sync } = (await claim(key))!;
      await world.commit(() => world.store.wait(key, holder, sync.told, after(3_600)));
      expect(await stored(key)).toMatchObject({ told: member, attempts: 0, nextAttemptAt: after(3_600) });
      expect(await claim(key, 10)).toBeUndefined();
      await world.commit(() => world.store.wake(key.instanceId, after(20)));
      expect((await claim(key, 20))!.sync.told).toEqual(member);
    });

    it('hands out what is due once, and again when nobody came', async () => {
      const key = aMember();
      const due = async (at: number) =>
        (await world.commit(() => world.store.claimDue(after(at), after(at + 60), 10_000))).filter(
          ({ membershipId }) => membershipId === key.membershipId,
        );
      await want(key, 1);
      expect(await due(0)).toEqual([]);
      const claims = await Promise.all([due(1), due(1), due(1)]);
      expect(claims.flat()).toEqual([{ membershipId: key.membershipId, instanceId: key.instanceId }]);
      expect(await due(60)).toEqual([]);
      expect(await due(61)).toHaveLength(1);
      await claim(key, 61);
      expect(await due(105)).toEqual([]);
      expect(await due(106)).toHaveLength(1);
    });

    it('leaves an instance alone for a while, but for what isn’t due anyway', async () => {
      const instanceId = randomUUID();
      const [now, later] = [aMember({ instanceId }), aMember({ instanceId })];
      await want(now, 0);
      await want(later, 60);
      await world.commit(() => world.store.pause(instanceId, after(1), after(6)));
      expect(await stored(now)).toMatchObject({ nextAttemptAt: after(6) });
      expect(await stored(later)).toMatchObject({ nextAttemptAt: after(60) });
    });

    it('tries a member’s rows now, in all instances, where the organisation is right', async () => {
      const key = aMember();
      const elsewhere = { ...key, instanceId: randomUUID() };
      await want(key);
      await want(elsewhere);
      await told(elsewhere);
      const { holder } = (await claim(key))!;
      await world.commit(() =>
        world.store.fail(key, holder, { revision: 1, attempts: 5, nextAttemptAt: after(9_999), error: 'no' }),
      );
      expect(await world.commit(() => world.store.retry(randomUUID(), key.membershipId, after(1)))).toEqual([]);
      expect(await world.commit(() => world.store.retry(key.orgId, key.membershipId, after(1)))).toHaveLength(2);
      expect(await stored(key)).toMatchObject({ attempts: 0, nextAttemptAt: after(1) });
      expect(await stored(elsewhere)).toMatchObject({ nextAttemptAt: null });
    });

    it('notes what a bot knows already, and nothing over what is written', async () => {
      const [fresh, known] = [aMember(), aMember()];
      await want(known);
      await world.commit(() => world.store.noteKnown([fresh, known]));
      expect(await stored(fresh)).toMatchObject({ told: member, toldRevision: 1, nextAttemptAt: null });
      expect(await stored(known)).toMatchObject({ told: null, toldRevision: null, nextAttemptAt: start });
    });

    it('notes what a bot knows otherwise, unless a change is under way', async () => {
      const [fresh, synced, owing, newer] = [
        aMember({ desired: admin }),
        aMember(),
        aMember(),
        aMember({ revision: 5 }),
      ];
      await want(synced);
      await told(synced);
      await want(owing, 70);
      await want(newer);
      await told(newer);
      const drift = (key: DesiredMember, seen: MemberState) =>
        world.commit(() => world.store.noteDrift(key, seen, after(2)));
      await drift(fresh, member);
      await drift({ ...synced, revision: 2, desired: admin }, member);
      await drift(owing, gone);
      await drift({ ...newer, revision: 4 }, gone);
      expect(await stored(fresh)).toMatchObject({
        desired: admin,
        told: member,
        toldRevision: null,
        nextAttemptAt: after(2),
      });
      expect(await stored(synced)).toMatchObject({
        desired: admin,
        revision: 2,
        told: member,
        toldRevision: null,
        nextAttemptAt: after(2),
      });
      expect(await stored(owing)).toMatchObject({ desired: member, told: null, nextAttemptAt: after(2) });
      expect(await stored(newer)).toMatchObject({ revision: 5, told: member, toldRevision: 5, nextAttemptAt: null });
    });

    it('forgets an instance that is gone', async () => {
      const key = aMember();
      await want(key);
      await world.commit(() => world.store.forgetInstance(key.instanceId));
      expect(await stored(key)).toBeUndefined();
    });
  });
}
