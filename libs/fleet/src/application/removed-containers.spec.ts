import { Logger } from '@nestjs/common';
import type { Release } from '../domain/release.ts';
import type { RuntimeCall } from '../testing/in-memory-container-runtime.ts';
import { UpdateWorld } from '../testing/update-world.ts';

beforeAll(() => Logger.overrideLogger(false));

/** Somebody removes the bot's container by hand, once, right before this call of the update. */
async function removedBefore(call: RuntimeCall, nth: number, isGood: boolean) {
  const world = await UpdateWorld.withARunningBot();
  const release = await world.aRelease();
  if (!isGood) world.health.illImages.add(release.reference);
  const container = await world.container();
  let calls = 0;
  let removed = false;
  world.onCall(async (each) => {
    if (each !== call || removed || (calls += 1) !== nth) return;
    removed = true;
    await world.runtime.removeContainer(container);
  });
  const update = await world.update(release);
  expect(removed).toBe(true);
  return { world, release, update };
}

async function expectWhole(world: UpdateWorld, release: Release, isNew: boolean): Promise<void> {
  expect(await world.instance()).toMatchObject({
    status: 'RUNNING',
    imageReference: isNew ? release.reference : world.digestReference,
    lastError: null,
  });
  const data = isNew ? `migrated to ${release.reference}` : 'written by one';
  expect(await world.data()).toEqual([data, data]);
  expect((await world.owned()).map(({ kind }) => kind).sort()).toEqual(['container', 'network', 'volume', 'volume']);
  expect((await world.runtime.inspectContainer(await world.container())).state).toBe('running');
}

describe('a container that somebody removes by hand', () => {
  it.each<[string, RuntimeCall, number]>([
    ['before anything began', 'pullImage', 1],
    ['when it is about to be stopped', 'stopContainer', 1],
    ['before the snapshot', 'archiveVolume', 1],
    ['between the volumes of the snapshot', 'archiveVolume', 2],
    ['before the new one is made', 'createContainer', 1],
    ['when the new one is about to start', 'startContainer', 1],
    // The first look is that of the snapshot.
    ['while its health is asked', 'inspectContainer', 2],
    ['when it was just found healthy', 'inspectContainer', 3],
  ])('%s does no harm to a good update, and blames no release', async (_, call, nth) => {
    const { world, release, update } = await removedBefore(call, nth, true);
    expect(update.status).toBe('SUCCEEDED');
    await expectWhole(world, release, true);
    expect((await world.releases.find(release.id))?.quarantine).toBeNull();
  });

  it.each<[string, RuntimeCall, number]>([
    ['before the way back stops it', 'stopContainer', 2],
    ['before the restore', 'restoreVolume', 1],
    ['before the comparison', 'archiveVolume', 3],
    ['before the old one starts', 'startContainer', 2],
  ])('%s does no harm to the way back', async (_, call, nth) => {
    const { world, release, update } = await removedBefore(call, nth, false);
    expect(update).toMatchObject({ status: 'FAILED', volumeHashAfter: update.volumeHashBefore });
    await expectWhole(world, release, false);
  });

  it('again and again, while its health is asked, has the update go back in the end', async () => {
    const world = await UpdateWorld.withARunningBot();
    const release = await world.aRelease();
    const container = await world.container();
    world.onCall(async (call) => {
      if (call === 'inspectContainer' && world.runtime.specOf(container)?.image === release.reference)
        await world.runtime.removeContainer(container);
    });
    expect(await world.update(release)).toMatchObject({ status: 'FAILED', reason: 'The container is gone.' });
    await expectWhole(world, release, false);
  });
});
