import { execFile } from 'node:child_process';
import { mkdtemp, readdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Logger } from '@nestjs/common';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { RealUpdates } from '../../testing/real-updates.ts';
import { writeSmallBotBundle, type SmallBotBuild } from '../../testing/small-bot.ts';
import { ProcessContainerRuntime } from '../process/process-container-runtime.ts';
import { removeTree } from '../process/remove-tree.ts';
import { LocalSnapshotStore } from '../snapshots/local-snapshot-store.ts';
beforeAll(() => Logger.overrideLogger(false));

const run = promisify(execFile);
const diskBytes = 4 * 1024 * 1024;

/** A disk of 4 MB for the snapshots of a bot that has 10. */
describe('a disk that is too small for a snapshot', () => {
  let root: string;
  let disk: string;
  let runtime: ProcessContainerRuntime;
  let updates: RealUpdates;
  let good: string;
  beforeAll(async () => {
    if (process.getuid?.() !== 0) throw new Error('This test mounts a small disk, which takes root: sudo npm test');
    root = await mkdtemp(join(tmpdir(), 'moorage-full-disk-'));
    disk = await mkdtemp(join(tmpdir(), 'moorage-small-disk-'));
    await run('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', disk]);
    runtime = new ProcessContainerRuntime({
      root: join(root, 'runtime'),
      allowlist: ImageAllowlist.of(['localhost']),
    });
    good = await publish('good-1');
  });
  afterAll(async () => {
    await run('umount', [disk]);
    await removeTree(disk);
    await removeTree(root);
  });
  afterEach(() => updates.dispose());

  const publish = async (build: SmallBotBuild): Promise<string> =>
    (await runtime.images.add(await writeSmallBotBundle(join(root, build), build), `localhost/small-bot:${build}`))
      .reference;

  async function aBotWith(snapshots: LocalSnapshotStore): Promise<void> {
    updates = new RealUpdates(runtime, snapshots);
    // What is compressed to nothing fills no disk.
    const content = Array.from({ length: 700_000 }, () => Math.random().toString(36)).join('');
    await updates.runBot(good, [{ name: 'volume/large', content: content.slice(0, 10_000_000) }]);
  }

  it('and fills up on the way leaves the bot on its release, and nothing half-written', async () => {
    // Whoever looked before saw room enough; somebody else has used it up since.
    const snapshots = new LocalSnapshotStore(join(disk, 'snapshots'), () => Promise.resolve(Number.MAX_SAFE_INTEGER));
    await aBotWith(snapshots);
    const before = await updates.hashes();
    const update = await updates.update(await publish('good-2'));
    expect(update).toMatchObject({
      status: 'FAILED',
      reason: 'There is not enough room for a snapshot of the data.',
      volumeHashBefore: null,
    });
    expect(await updates.instance()).toMatchObject({
      status: 'RUNNING',
      health: 'ok',
      imageReference: good,
      volumeGeneration: 1,
    });
    expect(await updates.hashes()).toEqual(before);
    expect(await snapshots.list()).toEqual([]);
    expect(await readdir(join(disk, 'snapshots'))).toEqual([]);
    const { bavail, bsize } = await statfs(disk);
    expect(bavail * bsize).toBeGreaterThan(diskBytes * 0.9);
    expect(await updates.owned()).toEqual(['container', 'network', 'volume', 'volume']);
  });

  it('and is seen to be has the bot left alone: it runs on', async () => {
    await aBotWith(new LocalSnapshotStore(join(disk, 'snapshots')));
    const { startedAt } = await runtime.inspectContainer(updates.names.container);
    const update = await updates.update(await publish('good-2'));
    expect(update).toMatchObject({
      status: 'FAILED',
      reason: 'There is not enough room for a snapshot of the data.',
      evidence: null,
    });
    expect((await runtime.inspectContainer(updates.names.container)).startedAt).toEqual(startedAt);
    expect(await updates.instance()).toMatchObject({ status: 'RUNNING', imageReference: good });
  });
});
