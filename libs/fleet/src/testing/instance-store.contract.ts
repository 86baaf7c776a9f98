import { randomUUID } from 'node:crypto';
import type { InstanceStore, NewInstance } from '../application/ports/instance-store.port.ts';

export interface InstanceStoreWorld {
  readonly store: InstanceStore;
  /** Runs writes in a transaction of their own, where the adapter needs one. */
  readonly commit: <T>(work: () => Promise<T>) => Promise<T>;
  /** A bot app that instances may be of. */
  readonly botAppId: string;
  close(): Promise<void>;
}

const start = new Date('2026-03-01T10:00:00.000Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** Every adapter of {@link InstanceStore} passes this suite. */
export function describeInstanceStore(adapter: string, openWorld: () => Promise<InstanceStoreWorld>): void {
  describe(`${adapter} as InstanceStore`, () => {
    let world: InstanceStoreWorld;

    beforeAll(async () => {
      world = await openWorld();
    });
    afterAll(() => world.close());

    const anInstance = (overrides: Partial<NewInstance> = {}): NewInstance => ({
      id: randomUUID(),
      orgId: randomUUID(),
      botAppId: world.botAppId,
      slug: `org-${randomUUID()}`,
      ownerUserId: randomUUID(),
      image: 'ghcr.io/acme/bot:stable',
      sealedSecret: 'sealed',
      createdAt: start,
      ...overrides,
    });
    const inserted = async (overrides: Partial<NewInstance> = {}): Promise<NewInstance> => {
      const instance = anInstance(overrides);
      expect(await world.commit(() => world.store.insert(instance))).toBe(true);
      return instance;
    };
    const change: InstanceStore['change'] = (...parameters) => world.commit(() => world.store.change(...parameters));
    const running = async (): Promise<NewInstance> => {
      const instance = await inserted();
      await change(instance.id, {}, { status: 'CREATING' });
      await change(instance.id, {}, { status: 'RUNNING', nextAttemptAt: null, companyId: 'company-1' });
      return instance;
    };

    it('keeps one instance per organisation and bot app, whoever comes second', async () => {
      const first = await inserted();
      const again = anInstance({ orgId: first.orgId });
      const answers = await Promise.all(
        [1, 2, 3].map(() => world.commit(() => world.store.insert({ ...again, id: randomUUID(), slug: randomUUID() }))),
      );
      expect(answers).toEqual([false, false, false]);
      expect((await world.store.listForOrg(first.orgId)).map(({ id }) => id)).toEqual([first.id]);
    });

    it('starts it REQUESTED and due', async () => {
      const { id, slug } = await inserted();
      expect(await world.store.find(id)).toMatchObject({
        slug,
        status: 'REQUESTED',
        desired: 'RUNNING',
        step: null,
        address: null,
        attempts: 0,
        nextAttemptAt: start,
      });
      expect((await world.store.findBySlug(slug))?.id).toBe(id);
    });

    it('changes what is named and leaves the rest', async () => {
      const { id, slug } = await inserted();
      const full = {
        status: 'CREATING',
        step: 'start',
        restartRequestedAt: after(1),
        imageReference: 'ghcr.io/acme/bot@sha256:1',
        digest: 'sha256:1',
        version: '1.0.0',
        runtime: 'docker',
        companyId: 'c',
        address: { host: '127.0.0.1', port: 4711 },
        health: 'ok',
        establishedAt: after(2),
        startedAt: after(3),
        attempts: 4,
        nextAttemptAt: after(5),
        lastError: 'no',
      } as const;
      expect(await change(id, {}, full)).toMatchObject({ ...full, slug, desired: 'RUNNING' });
      expect(await change(id, {}, { address: null, lastError: null })).toMatchObject({
        ...full,
        address: null,
        lastError: null,
      });
    });

    it('changes nothing where what is expected does not hold', async () => {
      const { id, orgId } = await inserted();
      expect(await change(id, { orgId: randomUUID() }, { desired: 'STOPPED' })).toBeUndefined();
      expect(await change(id, { statuses: ['RUNNING'] }, { desired: 'STOPPED' })).toBeUndefined();
      expect(await change(id, { unlessDesired: 'RUNNING' }, { desired: 'STOPPED' })).toBeUndefined();
      expect(await change(id, { leaseHolder: randomUUID() }, { desired: 'STOPPED' })).toBeUndefined();
      expect(await world.store.find(id)).toMatchObject({ desired: 'RUNNING' });
      const expected = { orgId, statuses: ['REQUESTED'], unlessDesired: 'DELETED' } as const;
      expect(await change(id, expected, { desired: 'STOPPED' })).toMatchObject({
        desired: 'STOPPED',
      });
    });

    it('changes a status only along the table of transitions', async () => {
      const { id } = await inserted();
      expect(await change(id, {}, { status: 'RUNNING' })).toBeUndefined();
      expect(await change(id, {}, { status: 'CREATING' })).toMatchObject({ status: 'CREATING' });
    });

    it('gives a lease to one at a time, until it ends or is given back', async () => {
      const { id } = await inserted();
      const acquire = (holder: string, at: number) =>
        world.commit(() => world.store.acquireLease(id, { holder, until: after(at + 6) }, after(at)));
      const holders = [randomUUID(), randomUUID(), randomUUID()];
      const got = await Promise.all(holders.map((holder) => acquire(holder, 0)));
      expect(got.filter(Boolean)).toHaveLength(1);
      const holder = holders[got.findIndex(Boolean)]!;
      const other = randomUUID();

      expect(await acquire(other, 5)).toBeUndefined();
      expect(await world.commit(() => world.store.renewLease(id, { holder, until: after(20) }))).toBe(true);
      expect(await acquire(other, 10)).toBeUndefined();
      expect(await acquire(other, 20)).toMatchObject({ id });
      expect(await world.commit(() => world.store.renewLease(id, { holder, until: after(40) }))).toBe(false);
      expect(await change(id, { leaseHolder: holder }, { attempts: 9 })).toBeUndefined();
      expect(await change(id, { leaseHolder: other }, { attempts: 1 })).toMatchObject({ attempts: 1 });

      await world.commit(() => world.store.releaseLease(id, holder));
      expect(await acquire(randomUUID(), 21)).toBeUndefined();
      await world.commit(() => world.store.releaseLease(id, other));
      expect(await acquire(randomUUID(), 21)).toMatchObject({ id });
    });

    it('hands out due work once, and again when nobody came', async () => {
      const { id } = await inserted();
      const claim = (at: number) => world.commit(() => world.store.claimDue(after(at), after(at + 10), 1_000));
      const claims = await Promise.all([claim(0), claim(0), claim(0)]);
      expect(claims.flat().filter((claimed) => claimed === id)).toHaveLength(1);
      expect(await claim(5)).not.toContain(id);
      expect(await claim(10)).toContain(id);

      const holder = randomUUID();
      await world.commit(() => world.store.acquireLease(id, { holder, until: after(17) }, after(11)));
      expect(await claim(16)).not.toContain(id);
      expect(await claim(17)).toContain(id);
      await change(id, {}, { nextAttemptAt: null });
      expect(await claim(99)).not.toContain(id);
    });

    it('hands out running instances to be watched, each once in a while', async () => {
      const { id } = await running();
      const idle = await inserted();
      const claim = async (at: number, before: number) =>
        (await world.commit(() => world.store.claimForWatch(after(at), after(before), 1_000))).map((each) => each.id);
      const first = await claim(0, -4);
      expect(first).toContain(id);
      expect(first).not.toContain(idle.id);
      expect(await claim(2, -2)).not.toContain(id);
      expect(await claim(4, 0)).toContain(id);
      await change(id, {}, { desired: 'STOPPED' });
      expect(await claim(99, 95)).not.toContain(id);
    });

    it('lists what has members, in pages', async () => {
      const ids = [await running(), await running(), await running()].map(({ id }) => id).sort();
      const seen: string[] = [];
      for (let afterInstanceId: string | undefined; ;) {
        const page = await world.store.listProvisioned({ afterInstanceId, limit: 2 });
        seen.push(...page.map(({ id }) => id));
        afterInstanceId = page.at(-1)?.id;
        if (page.length < 2) break;
      }
      expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
    });

    it('lists what follows a tag, in pages, but the deleted ones', async () => {
      const image = `ghcr.io/acme/${randomUUID()}:stable`;
      const made = [
        await inserted({ image }),
        await inserted({ image }),
        await inserted({ image }),
        await inserted({ image }),
      ];
      const [gone, ...ids] = made.map(({ id }) => id);
      await inserted();
      await change(gone!, {}, { status: 'DELETING' });
      await change(gone!, {}, { status: 'DELETED' });
      const first = await world.store.listFollowing(image, { limit: 2 });
      const second = await world.store.listFollowing(image, { afterInstanceId: first.at(-1)!.id, limit: 2 });
      expect([...first, ...second].map(({ id }) => id)).toEqual(ids.sort());
      expect(first).toHaveLength(2);
    });

    it('forgets a deleted one but for its place', async () => {
      const { id, orgId, slug, botAppId } = await inserted();
      await change(id, {}, { status: 'DELETING', runtime: 'abandoned' });
      expect(await world.store.existing([id, randomUUID()])).toEqual(new Set([id]));
      expect(await world.store.runtimesInUse()).toContain('abandoned');
      await change(id, {}, { status: 'DELETED' });
      expect(await world.store.existing([id])).toEqual(new Set());
      expect(await world.store.runtimesInUse()).not.toContain('abandoned');
      expect(await world.store.listForOrg(orgId)).toEqual([]);
      expect(await world.store.findBySlug(slug)).toBeUndefined();
      expect(await world.commit(() => world.store.insert(anInstance({ orgId, botAppId })))).toBe(false);
      await inserted({ slug });
    });
  });
}
