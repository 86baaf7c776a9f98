import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { VolumeContent } from '../../application/ports/snapshot-store.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { pushImage } from '../../testing/docker-fixture-images.ts';
import { OwnDockerEngine } from '../../testing/own-docker-engine.ts';
import { startRegistry, type OwnRegistry } from '../../testing/own-registry.ts';
import { RealUpdates } from '../../testing/real-updates.ts';
import { buildSmallBotImage, type SmallBotBuild } from '../../testing/small-bot.ts';
import { DockerContainerRuntime } from '../docker/docker-container-runtime.ts';
import { removeTree } from '../process/remove-tree.ts';
import { LocalSnapshotStore } from '../snapshots/local-snapshot-store.ts';
beforeAll(() => Logger.overrideLogger(false));

/** What happens in the middle of a snapshot, once. */
class InterruptedSnapshots extends LocalSnapshotStore {
  interruption: (() => Promise<void>) | undefined;

  override save(id: string, path: string, archive: Readable, signal?: AbortSignal): Promise<VolumeContent> {
    return super.save(id, path, Readable.from(this.interrupted(archive), { objectMode: false }), signal);
  }

  private async *interrupted(archive: Readable): AsyncGenerator<Buffer> {
    let seen = 0;
    for await (const chunk of archive as AsyncIterable<Buffer>) {
      yield chunk;
      seen += chunk.length;
      const { interruption } = this;
      if (seen < 4_000_000 || interruption === undefined) continue;
      this.interruption = undefined;
      await interruption();
    }
  }
}

describe('a Docker Engine on a bad day', () => {
  let engine: OwnDockerEngine;
  let registry: OwnRegistry;
  let runtime: DockerContainerRuntime;
  let folder: string;
  let snapshots: InterruptedSnapshots;
  const images = new Map<SmallBotBuild, string>();
  beforeAll(async () => {
    [engine, registry] = await Promise.all([OwnDockerEngine.create(), startRegistry('open')]);
    await engine.start();
    folder = await mkdtemp(join(tmpdir(), 'moorage-mishaps-'));
    snapshots = new InterruptedSnapshots(join(folder, 'snapshots'));
    runtime = new DockerContainerRuntime({
      engine: { socketPath: engine.socketPath },
      allowlist: ImageAllowlist.of([registry.host]),
    });
    for (const build of ['good-1', 'good-2', 'never-healthy'] as const) {
      const tagged = `${registry.host}/acme/bot:${build}`;
      await buildSmallBotImage(engine.api, tagged, build, engine.host);
      await pushImage(engine.api, tagged);
      images.set(build, (await runtime.resolveImage(tagged)).reference);
    }
  });
  afterAll(async () => {
    await engine.dispose();
    await registry.stop();
    await removeTree(folder);
  });

  const image = (build: SmallBotBuild): string => images.get(build)!;
  /** A bot with some megabytes of data. */
  async function aBot(): Promise<RealUpdates> {
    const updates = new RealUpdates(runtime, snapshots);
    await updates.runBot(image('good-1'), [{ name: 'volume/large', content: 'x'.repeat(12_000_000) }]);
    return updates;
  }
  const helpers = async (): Promise<number> =>
    (await engine.api.listContainers({ all: true, filters: { label: ['moorage.helper'] } })).length;
  const whole = ['container', 'network', 'volume', 'volume'];

  it.each<[string, () => Promise<unknown>]>([
    [
      'what it is read through is removed',
      async () => {
        const all = await engine.api.listContainers({ all: true, filters: { label: ['moorage.keeps'] } });
        expect(all).toHaveLength(1);
        // The engine does it once nobody reads from it any more.
        for (const { Id } of all)
          void engine.api
            .getContainer(Id)
            .remove({ force: true })
            .catch(() => undefined);
      },
    ],
    [
      'the engine is killed',
      async () => {
        await engine.kill();
        void engine.start();
      },
    ],
  ])('has the snapshot taken anew when %s while it is read', async (_, mishap) => {
    const updates = await aBot();
    const before = await updates.hashes();
    let interrupted = false;
    snapshots.interruption = async () => {
      interrupted = true;
      await mishap();
    };
    const bad = await updates.update(image('never-healthy'));
    expect(interrupted).toBe(true);
    expect(bad).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('it answers with 503') });
    // What is restored is compared with what was kept: had half of it been kept, half of it would be here.
    expect(await updates.hashes()).toEqual(before);
    expect(await updates.instance()).toMatchObject({ status: 'RUNNING', imageReference: image('good-1') });
    expect(await updates.owned()).toEqual(whole);
    expect(await helpers()).toBe(0);
    await updates.dispose();
  });

  it('leads back to the old image, whatever is cleared away meanwhile, and though no registry has it any more', async () => {
    const updates = await aBot();
    const before = await updates.hashes();
    // An image with several names loses all but one of them.
    const [repo, tag] = ['elsewhere/bot', 'copy'];
    await engine.api.getImage(`${registry.host}/acme/bot:good-1`).tag({ repo, tag });
    const cleared = new Set<string>();
    updates.onCall(async (call) => {
      // Where the new one was made, nobody will ask for the old one's content again.
      if (call === 'startContainer') await registry.stop();
      // The moment between its pull and its container is the new image's own.
      if (call === 'createContainer') return;
      // `docker image prune --all`
      const { ImagesDeleted } = await engine.api.pruneImages({ filters: { dangling: { false: true } } });
      for (const { Untagged } of ImagesDeleted ?? []) if (Untagged !== undefined) cleared.add(Untagged);
    });
    const bad = await updates.update(image('never-healthy'));
    expect(bad).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('it answers with 503') });
    expect(bad.volumeHashAfter).toBe(bad.volumeHashBefore);
    expect(await updates.hashes()).toEqual(before);
    expect(await updates.instance()).toMatchObject({ status: 'RUNNING', imageReference: image('good-1') });
    expect(await updates.owned()).toEqual(whole);
    // One of the old image's names went, and the new image: before it had a container, and when it had none any more.
    expect([...cleared]).toEqual(expect.arrayContaining([expect.stringContaining('never-healthy')]));
    expect([...cleared].filter((name) => name === `${repo}:${tag}` || name.includes('good-1'))).not.toEqual([]);
    await updates.dispose();
  });
});
