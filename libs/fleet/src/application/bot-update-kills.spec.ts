import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import type { Release } from '../domain/release.ts';
import { UpdateWorld } from '../testing/update-world.ts';

// The dying process reports its own death, and that is all it says.
beforeAll(() => Logger.overrideLogger(false));

const kinds = {
  good: { ill: false, full: false, stopped: false },
  'never healthy': { ill: true, full: false, stopped: false },
  'on a full disk': { ill: false, full: true, stopped: false },
  'good, of a stopped bot': { ill: false, full: false, stopped: true },
  'never healthy, of a stopped bot': { ill: true, full: false, stopped: true },
} as const;
type Kind = keyof typeof kinds;

async function anUpdate(kind: Kind): Promise<{ world: UpdateWorld; release: Release; id: string }> {
  const world = await UpdateWorld.withARunningBot();
  const { ill, full, stopped } = kinds[kind];
  if (stopped) {
    const { id } = await world.instance();
    await world.instances.change(id, {}, { desired: 'STOPPED', nextAttemptAt: world.clock.now() });
    await world.settle();
  }
  const release = await world.aRelease();
  if (ill) world.health.illImages.add(release.reference);
  world.snapshots.isFull = full;
  return { world, release, id: await world.request(release) };
}

/** Healthy on exactly one of the two digests, with the data that belongs to it, and nothing beside it. */
async function expectOneWholeBot(world: UpdateWorld, release: Release, id: string, kind: Kind): Promise<void> {
  const { ill, full, stopped } = kinds[kind];
  const update = await world.updateOf(id);
  const isNew = !ill && !full;
  expect(update.status).toBe(isNew ? 'SUCCEEDED' : 'FAILED');
  const instance = await world.instance();
  const reference = isNew ? release.reference : world.digestReference;
  expect(instance).toMatchObject({
    status: stopped ? 'STOPPED' : 'RUNNING',
    imageReference: reference,
    step: null,
    lastError: null,
  });
  const container = await world.container();
  expect(world.runtime.specOf(container)).toMatchObject({ image: reference });
  expect(await world.runtime.inspectContainer(container)).toMatchObject({
    state: stopped ? 'stopped' : 'running',
    address: instance.address,
  });
  const data = isNew ? `migrated to ${release.reference}` : 'written by one';
  expect(await world.data()).toEqual([data, data]);
  if (!isNew) expect(update.volumeHashAfter).toBe(full ? null : update.volumeHashBefore);
  expect((await world.owned()).map((each) => each.kind).sort()).toEqual(['container', 'network', 'volume', 'volume']);
  await world.sweepSnapshots();
  expect(await world.snapshots.list()).toEqual(full ? [] : [update.snapshotId]);
  expect(
    await world.instances.acquireLease(instance.id, { holder: 'test', until: world.clock.now() }, world.clock.now()),
  ).toBeDefined();
}

describe('a process that is killed while it updates a bot', () => {
  it.each(Object.keys(kinds) as Kind[])('leaves a whole bot at whichever moment it dies (%s)', async (kind) => {
    let moments = 0;
    for (let dieAt = 0; ; dieAt++) {
      const { world, release, id } = await anUpdate(kind);
      if (!(await world.liveAndDie(dieAt))) break;
      moments += 1;
      await world.settle();
      await expectOneWholeBot(world, release, id, kind);
    }
    // Every transaction and every call to engine, bot and store has a moment before and one after it.
    expect(moments).toBeGreaterThan(kinds[kind].full ? 50 : 60);
  });

  it('again and again, amid removed containers and absent engines, still leaves a whole bot', async () => {
    const happening = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('process' as const),
          dieAt: fc.integer({ min: 0, max: 80 }),
          seconds: fc.integer({ min: 0, max: 12 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constantFrom('remove-container' as const, 'engine-away' as const, 'engine-back' as const),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Kind>('good', 'never healthy', 'on a full disk', 'never healthy, of a stopped bot'),
        fc.array(happening, { maxLength: 20 }),
        async (kind, happenings) => {
          const { world, release, id } = await anUpdate(kind);
          for (const each of happenings) {
            switch (each.kind) {
              case 'process':
                world.clock.advance({ seconds: each.seconds });
                await world.liveAndDie(each.dieAt);
                break;
              case 'remove-container':
                if (world.runtime.engineAnswers) await world.runtime.removeContainer(await world.container());
                break;
              default:
                world.runtime.engineAnswers = each.kind === 'engine-back';
            }
          }
          world.runtime.engineAnswers = true;
          await world.settle();
          const update = await world.updateOf(id);
          // A container that is removed again and again wears out the patience of a good update, which goes back then.
          const asItEnded = update.status === 'FAILED' && kind === 'good' ? 'never healthy' : kind;
          await expectOneWholeBot(world, release, id, asItEnded);
        },
      ),
      { numRuns: 100 },
    );
  });
});
