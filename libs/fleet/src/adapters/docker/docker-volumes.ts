import { Readable, Transform, pipeline } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { VolumeSpec } from '../../application/ports/container-runtime.port.ts';
import { labelsOf } from '../../domain/resource-names.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { bareMount, keeperLabel, mountPoint } from './bare-mount.ts';
import { type DockerEngine, engineError, orEngineError, statusOf, unlessStatus } from './docker-engine.ts';
import { engineArchive } from './engine-archive.ts';
import type { HelperContainers } from './helper-containers.ts';

/** An image without a single file, made on the engine itself: enough for a container that only carries a mount. */
const emptyImage = { repo: 'moorage/volume-helper', tag: '1' };
/** A tar archive without entries is two blocks of zeros. */
const emptyArchive = Buffer.alloc(1024);
/** The engine lets go of a volume some moments after the container that used it has left its lists. */
const lettingGoMs = 5_000;
const lettingGoPollMs = 50;

/**
 * Named volumes, and their way in and out as tar streams: a container that mounts the volume is created but not started, and
 * the engine's archive calls see the volume in it. (API: PUT and GET /containers/{id}/archive.) The archive is taken of the
 * mount point itself and unpacked above it, since the engine only restores the owner of folders that are entries.
 */
export class DockerVolumes {
  constructor(
    private readonly engine: DockerEngine,
    private readonly helpers: HelperContainers,
  ) {}

  /** API: POST /volumes/create, which answers with an existing volume of that name. */
  async create({ name, owner }: VolumeSpec): Promise<void> {
    await orEngineError(this.engine.calls.createVolume({ Name: name, Labels: labelsOf(owner) }));
  }

  async remove(name: string): Promise<void> {
    for (const deadline = performance.now() + lettingGoMs; ; await setTimeout(lettingGoPollMs)) {
      try {
        await this.engine.calls.getVolume(name).remove();
        return;
      } catch (error) {
        if (statusOf(error) === 404) return;
        if (statusOf(error) !== 409) throw engineError(error);
      }
      const isLetGo = await this.helpers.removeThoseOf(name);
      if (!isLetGo || performance.now() > deadline) throw runtimeErrors.inUse('volume', name);
    }
  }

  async exists(name: string): Promise<boolean> {
    return (await unlessStatus([404], this.engine.calls.getVolume(name).inspect())) !== undefined;
  }

  async archive(name: string): Promise<Readable> {
    const kept = await this.keeperOf(name);
    if (kept !== undefined) return engineArchive(this.engine, kept);
    if (!(await this.exists(name))) throw runtimeErrors.volumeNotFound(name);
    const helper = await this.helperWith(name);
    try {
      const archive = await engineArchive(this.engine, { container: helper.id, path: mountPoint });
      return removingAfter(archive, () => this.helpers.remove(helper));
    } catch (error) {
      await this.helpers.remove(helper);
      throw error;
    }
  }

  async restore(spec: VolumeSpec, content: Readable): Promise<void> {
    if (await this.exists(spec.name)) throw runtimeErrors.volumeExists(spec.name);
    await this.create(spec);
    try {
      const helper = await this.helperWith(spec.name);
      try {
        await orEngineError(helper.putArchive(content, { path: '/' }));
      } finally {
        await this.helpers.remove(helper);
      }
    } catch (error) {
      await this.remove(spec.name);
      throw error;
    }
  }

  /** A container that stands there with the volume, for as long as its image is kept: nothing has to be made first. */
  private async keeperOf(volume: string): Promise<{ container: string; path: string } | undefined> {
    const filters = { volume: [volume], label: [keeperLabel] };
    const keepers = await orEngineError(this.engine.calls.listContainers({ all: true, filters }));
    for (const { Id, Mounts } of keepers)
      for (const { Name, Destination } of Mounts) if (Name === volume) return { container: Id, path: Destination };
    return undefined;
  }

  private async helperWith(volume: string): Promise<Docker.Container> {
    await this.ensureEmptyImage();
    return this.helpers.create({
      Image: `${emptyImage.repo}:${emptyImage.tag}`,
      HostConfig: {
        Mounts: [bareMount(volume, mountPoint)],
      },
    });
  }

  private async ensureEmptyImage(): Promise<void> {
    const image = this.engine.calls.getImage(`${emptyImage.repo}:${emptyImage.tag}`);
    if (await unlessStatus([404], image.inspect())) return;
    const progress = await orEngineError(this.engine.calls.importImage(Readable.from([emptyArchive]), emptyImage));
    await new Promise<void>((resolve, reject) => {
      this.engine.calls.modem.followProgress(progress, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }
}

/**
 * Passes a stream through; it ends, or closes early, only once `cleanUp` is done. An engine that goes away meanwhile is one that
 * doesn't answer, as everywhere.
 */
function removingAfter(source: Readable, cleanUp: () => Promise<void>): Readable {
  let cleaned: Promise<void> | undefined;
  const once = () => (cleaned ??= cleanUp());
  const passing = new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => void once().then(() => done(), done),
    destroy: (error, done) =>
      void once().then(
        () => done(error && (engineError(error) as Error)),
        (failure: Error) => done(error ? (engineError(error) as Error) : failure),
      ),
  });
  pipeline(source, passing, () => undefined); // its errors reach the reader through `passing`
  return passing;
}
