import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { removeImages, testDocker, testSocketPath, uniqueRepository } from '../../testing/docker-test-engine.ts';
import { buildFixtureImage } from '../../testing/docker-fixture-images.ts';
import { RuntimeSteps } from '../../testing/runtime-harness.ts';
import { archiveOf, type ArchivedEntry } from '../../testing/snapshot-store.contract.ts';
import { readTar } from '../tar/read-tar.ts';
import { DockerContainerRuntime } from '../docker/docker-container-runtime.ts';
import { ProcessContainerRuntime } from '../process/process-container-runtime.ts';
import { LocalSnapshotStore } from './local-snapshot-store.ts';

/** What every runtime takes. */
const awkward: readonly ArchivedEntry[] = [
  { name: 'volume/deep', type: 'directory', mode: 0o711 },
  { name: 'volume/deep/er', type: 'directory', mode: 0o700 },
  { name: 'volume/deep/er/note', content: 'remember' },
  { name: 'volume/new\nline "quoted"', content: 'x' },
  { name: 'volume/out', type: 'symlink', linkname: '/etc/passwd' },
  { name: 'volume/further', type: 'symlink', linkname: 'out' },
  { name: 'volume/loop', type: 'symlink', linkname: 'loop' },
  { name: 'volume/closed', mode: 0, content: 'unreadable' },
  { name: 'volume/holes', content: '\0'.repeat(3_000_000) },
  { name: 'volume/twin', type: 'link', linkname: 'volume/deep/er/note' },
  { name: 'volume/triplet', type: 'link', linkname: 'volume/twin' },
  { name: 'volume/read-only', type: 'directory', mode: 0o555 },
  { name: 'volume/shut', type: 'directory', mode: 0 },
  { name: 'volume/owned', uid: 12_345, gid: 54_321, content: 'by somebody' },
  { name: 'volume/setuid', mode: 0o4755, content: 'program' },
  { name: `volume/${'long'.repeat(60)}`, content: 'long' },
];
const inNoEncoding = ['\u00ff\u00fe', '\u00ff', 'caf\u00e9', '\u0001\u001b[31m', '-rf *', '..\u00a0'].map((name) =>
  Buffer.from(`volume/${name}`, 'latin1'),
);
/** What only an engine can make again. */
const hostile: readonly ArchivedEntry[] = [
  ...awkward,
  { name: 'volume/pipe', type: 'fifo' },
  { name: 'volume/null', type: 'character-device', devmajor: 1, devminor: 3, mode: 0o666 },
];

/** With a character for each byte. */
async function namesIn(archive: Readable): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of readTar(archive as AsyncIterable<Buffer>))
    names.push(name.toString('latin1').replace(/\/$/, ''));
  return names;
}

interface Harness {
  readonly runtime: ContainerRuntime;
  readonly steps: RuntimeSteps;
  dispose(): Promise<void>;
}

function roundTrips(kind: string, entries: readonly ArchivedEntry[], open: () => Promise<Harness>): void {
  describe(`a snapshot of a volume on the runtime "${kind}"`, () => {
    let harness: Harness;
    let folder: string;
    let snapshots: LocalSnapshotStore;
    beforeAll(async () => {
      harness = await open();
      folder = await mkdtemp(join(tmpdir(), 'moorage-round-trip-'));
      snapshots = new LocalSnapshotStore(folder);
    });
    afterAll(async () => {
      await harness.steps.removeAll();
      await harness.dispose();
      await rm(folder, { recursive: true });
    });

    it('restores into a fresh volume whose content has the same hash, whatever a bot put there', async () => {
      const { runtime, steps } = harness;
      const owner = steps.newOwner();
      const names = new ResourceNames(owner.instanceId);
      const archive = await archiveOf(entries, inNoEncoding);
      await runtime.restoreVolume(
        { name: names.volume('/data'), owner },
        Readable.from([archive], { objectMode: false }),
      );

      const id = randomUUID();
      const kept = await snapshots.save(id, '/data', await runtime.archiveVolume(names.volume('/data')));
      await runtime.restoreVolume({ name: names.volume('/data', 2), owner }, await snapshots.open(id, '/data'));
      const restored = await snapshots.measure(await runtime.archiveVolume(names.volume('/data', 2)));
      expect(restored.hash).toBe(kept.hash);
      // All of it arrived in the first place.
      const seen = await namesIn(await snapshots.open(id, '/data'));
      for (const { name } of entries) expect(seen).toContain(name);
      for (const name of inNoEncoding) expect(seen).toContain(name.toString('latin1'));
      // And the first volume is still what it was: nothing reached out of the second.
      expect(await snapshots.measure(await runtime.archiveVolume(names.volume('/data')))).toEqual(kept);
    });

    it('sees a changed byte', async () => {
      const { runtime, steps } = harness;
      const hashOf = async (content: string) => {
        const owner = steps.newOwner();
        const name = new ResourceNames(owner.instanceId).volume('/data');
        const archive = await archiveOf([{ name: 'volume/note', content }]);
        await runtime.restoreVolume({ name, owner }, Readable.from([archive], { objectMode: false }));
        return (await snapshots.measure(await runtime.archiveVolume(name))).hash;
      };
      expect(await hashOf('remember')).toBe(await hashOf('remember'));
      expect(await hashOf('remember')).not.toBe(await hashOf('remembes'));
    });
  });
}

roundTrips('docker', hostile, () => {
  const runtime = new DockerContainerRuntime({
    engine: { socketPath: testSocketPath },
    allowlist: ImageAllowlist.of(['localhost']),
  });
  return Promise.resolve({ runtime, steps: new RuntimeSteps(runtime, ''), dispose: () => Promise.resolve() });
});

roundTrips('process', awkward, async () => {
  const root = await mkdtemp(join(tmpdir(), 'moorage-process-'));
  const runtime = new ProcessContainerRuntime({ root, allowlist: ImageAllowlist.of(['localhost']) });
  return { runtime, steps: new RuntimeSteps(runtime, ''), dispose: () => rm(root, { recursive: true }) };
});

describe('an image that is kept', () => {
  const repository = uniqueRepository();
  // No other test has this image under another name.
  beforeAll(() => buildFixtureImage(testDocker, `${repository}:1`, { version: randomUUID() }));
  afterAll(() => removeImages(repository));

  it('has a container, which is never started, until it is released', async () => {
    const runtime = new DockerContainerRuntime({
      engine: { socketPath: testSocketPath },
      allowlist: ImageAllowlist.of([repository]),
    });
    const owner = { installationId: randomUUID(), instanceId: randomUUID(), orgId: randomUUID() };
    const name = new ResourceNames(owner.instanceId).keptImage;
    const { reference, digest } = await runtime.resolveImage(`${repository}:1`);
    await runtime.keepImage({ name, owner, image: reference, volumes: [] });
    await runtime.keepImage({ name, owner, image: reference, volumes: [] });
    // The engine's tidying takes no image that a container is made of, started or not.
    expect(await testDocker.getContainer(name).inspect()).toMatchObject({
      Image: digest,
      State: { Status: 'created' },
    });
    expect(await runtime.listOwned(owner.installationId)).toEqual([{ kind: 'container', name, owner }]);
    await runtime.releaseImage(name);
    await runtime.releaseImage(name);
    expect(await runtime.listOwned(owner.installationId)).toEqual([]);
  });

  it('has volumes at hand with it: their archives are what they always are, and nothing is made for them', async () => {
    const runtime = new DockerContainerRuntime({
      engine: { socketPath: testSocketPath },
      allowlist: ImageAllowlist.of([repository]),
    });
    const owner = { installationId: randomUUID(), instanceId: randomUUID(), orgId: randomUUID() };
    const names = new ResourceNames(owner.instanceId);
    const volumes = [names.volume('/data'), names.volume('/more')];
    const { reference } = await runtime.resolveImage(`${repository}:1`);
    const keeping = { name: names.keptImage, owner, image: reference, volumes };
    await expect(runtime.keepImage(keeping)).rejects.toMatchObject({ code: 'RUNTIME.VOLUME_NOT_FOUND' });
    const archives = await Promise.all([archiveOf(awkward), archiveOf([{ name: 'volume/one', content: 'one' }])]);
    for (const [n, name] of volumes.entries())
      await runtime.restoreVolume({ name, owner }, Readable.from([archives[n]], { objectMode: false }));
    const snapshots = new LocalSnapshotStore('never used');
    const measured = () =>
      Promise.all(volumes.map(async (name) => snapshots.measure(await runtime.archiveVolume(name))));

    const before = await measured();
    await runtime.keepImage(keeping);
    const archive = await runtime.archiveVolume(volumes[0]!);
    const users = await testDocker.listContainers({ all: true, filters: { volume: [volumes[0]!] } });
    expect(users.map(({ Names: [name] }) => name)).toEqual([`/${names.keptImage}`]);
    archive.destroy();
    expect(await measured()).toEqual(before);

    await expect(runtime.removeVolume(volumes[0]!)).rejects.toMatchObject({ code: 'RUNTIME.CONTAINER_CONFLICT' });
    await runtime.releaseImage(names.keptImage);
    for (const name of volumes) await runtime.removeVolume(name);
    expect(await runtime.listOwned(owner.installationId)).toEqual([]);
  });
});
