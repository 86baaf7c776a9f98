import { posix } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type Docker from 'dockerode';
import * as tar from 'tar-stream';
import type { ImageDetails, ImageKeeping } from '../../application/ports/container-runtime.port.ts';
import type { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { type DigestReference, ImageReference, parseDigestReference } from '../../domain/image-reference.ts';
import { labelsOf } from '../../domain/resource-names.ts';
import { shownVersion } from '../../domain/shown-version.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { bareMount, keeperLabel, mountPoint } from './bare-mount.ts';
import { containerLabels } from './container-options.ts';
import { type DockerEngine, engineError, orEngineError, statusOf, unlessStatus } from './docker-engine.ts';
import { DockerPulls } from './docker-pulls.ts';
import type { HelperContainers } from './helper-containers.ts';

/** An image the engine holds, and the name under which the engine knows it. */
export interface HeldImage {
  readonly engineName: string;
  readonly info: Docker.ImageInspectInfo;
}

/**
 * Images of a Docker Engine. An image that came from a registry has that registry's digest. One that was only ever built
 * here has none; its own id stands in, and a tag made of that id keeps it from vanishing when its first tag moves on.
 */
export class DockerImages {
  private readonly pulls: DockerPulls;

  constructor(
    private readonly engine: DockerEngine,
    private readonly allowlist: ImageAllowlist,
    private readonly helpers: HelperContainers,
  ) {
    this.pulls = new DockerPulls(engine);
  }

  async resolve(text: string): Promise<ImageDetails> {
    const reference = this.allowed(ImageReference.parse(text));
    if (reference.digest) return this.describe(reference.withDigest(reference.digest), await this.held(text));
    const info = await this.inspect(reference.tagged);
    if (!info) return this.askRegistry(reference);

    const digest = registryDigestOf(info, reference) ?? info.Id;
    const byDigest = reference.withDigest(digest);
    if (digest === info.Id) {
      await orEngineError(this.engine.calls.getImage(info.Id).tag({ repo: reference.name, tag: keepingTag(digest) }));
    }
    return this.describe(byDigest, { engineName: reference.tagged, info });
  }

  async pull(text: string): Promise<ImageDetails> {
    const reference = this.allowed(parseDigestReference(text));
    const already = await this.find(reference);
    if (already) return this.describe(reference, already);
    try {
      await this.pulls.pull(reference);
    } catch (error) {
      throw registryRefused(error) ? runtimeErrors.imageNotFound(text) : engineError(error);
    }
    return this.describe(reference, await this.held(text));
  }

  /** The held image of a reference by digest. Errors: RUNTIME.IMAGE_NOT_ALLOWED, RUNTIME.IMAGE_NOT_FOUND. */
  async held(digestReference: string): Promise<HeldImage> {
    const reference = this.allowed(parseDigestReference(digestReference));
    const found = await this.find(reference);
    if (!found) throw runtimeErrors.imageNotFound(digestReference);
    return found;
  }

  /** A container that is never started: the engine removes no image that has one. Archives of its volumes are taken by it. */
  async keep({ name, owner, image, volumes }: ImageKeeping): Promise<void> {
    const { engineName } = await this.held(image);
    await this.release(name);
    await orEngineError(
      this.engine.calls.createContainer({
        name,
        Image: engineName,
        Entrypoint: ['/never-started'],
        Cmd: [],
        NetworkDisabled: true,
        Labels: {
          ...labelsOf(owner),
          [keeperLabel]: 'true',
          [containerLabels.image]: nameOf(parseDigestReference(image)),
        },
        HostConfig: {
          NetworkMode: 'none',
          Mounts: volumes.map((volume, n) => bareMount(volume, `/kept/${n}${mountPoint}`)),
        },
      }),
    );
  }

  async release(name: string): Promise<void> {
    await unlessStatus([404], this.engine.calls.getContainer(name).remove({ force: true, v: true }));
  }

  /** API: GET /containers/{id}/archive, on a container that is created for this and never started. */
  async readFile(digestReference: string, path: string, maxBytes: number): Promise<Buffer> {
    const { engineName } = await this.held(digestReference);
    return this.helpers.with({ Image: engineName }, async (container) => {
      let target = posix.resolve('/', path);
      for (let links = 0; links <= 5; links += 1) {
        const entry = await firstEntry(container, target, maxBytes);
        if (entry.kind === 'file') return entry.content;
        if (entry.kind === 'too large') throw runtimeErrors.fileTooLarge(path, maxBytes);
        if (entry.kind === 'absent') break;
        target = posix.resolve(posix.dirname(target), entry.target);
      }
      throw runtimeErrors.fileNotFound(path);
    });
  }

  private async find(reference: DigestReference): Promise<HeldImage | undefined> {
    const engineName = nameOf(reference);
    const info = await this.inspect(engineName);
    if (info) return { engineName, info };
    const kept = `${reference.name}:${keepingTag(reference.digest)}`;
    const local = await this.inspect(kept);
    return local?.Id === reference.digest ? { engineName: kept, info: local } : this.heldByContainer(reference);
  }

  /**
   * The image of a container that was made of it, or keeps it. Of an image with several names an engine that clears up takes
   * away all but one, whichever that is, and leaves the image.
   */
  private async heldByContainer(reference: DigestReference): Promise<HeldImage | undefined> {
    const filters = { label: [`${containerLabels.image}=${nameOf(reference)}`] };
    const [holder] = await orEngineError(this.engine.calls.listContainers({ all: true, limit: 1, filters }));
    const info = holder && (await this.inspect(holder.ImageID));
    return info && { engineName: info.Id, info };
  }

  private inspect(name: string): Promise<Docker.ImageInspectInfo | undefined> {
    return unlessStatus([404], this.engine.calls.getImage(name).inspect());
  }

  /** API: GET /distribution/{name}/json: the engine asks the registry, with the engine's own trust and reach. */
  private async askRegistry(reference: ImageReference): Promise<ImageDetails> {
    try {
      const { Descriptor } = (await this.engine.calls.getImage(reference.tagged).distribution()) as {
        Descriptor: { digest: string };
      };
      return { reference: `${reference.name}@${Descriptor.digest}`, digest: Descriptor.digest, version: null };
    } catch (error) {
      throw registryRefused(error) ? runtimeErrors.imageNotFound(reference.toString()) : engineError(error);
    }
  }

  private describe(byDigest: DigestReference, { info }: HeldImage): ImageDetails {
    return {
      reference: `${byDigest.name}@${byDigest.digest}`,
      digest: byDigest.digest,
      version: shownVersion(info.Config.Labels?.['org.opencontainers.image.version']),
    };
  }

  private allowed<R extends ImageReference>(reference: R): R {
    this.allowlist.assertAllows(reference);
    return reference;
  }
}

/** Registries word "there is none" and "not for you" alike, so that nobody learns which private images exist. */
function registryRefused(error: unknown): boolean {
  return (
    [401, 403, 404].includes(statusOf(error) ?? 0) || /manifest unknown|not found|access denied/i.test(String(error))
  );
}

function registryDigestOf(info: Docker.ImageInspectInfo, reference: ImageReference): string | undefined {
  return (info.RepoDigests ?? [])
    .map((text) => ImageReference.parse(text))
    .find((known) => known.name === reference.name)?.digest;
}

/** As `ImageDetails.reference` has it. */
function nameOf({ name, digest }: DigestReference): string {
  return `${name}@${digest}`;
}

function keepingTag(digest: string): string {
  return digest.replace(':', '-');
}

type Entry =
  { kind: 'file'; content: Buffer } | { kind: 'link'; target: string } | { kind: 'too large' } | { kind: 'absent' };

/** The first entry of the archive at a path is what the path names; of a folder nothing more is read. */
async function firstEntry(container: Docker.Container, path: string, maxBytes: number): Promise<Entry> {
  const archive = await container.getArchive({ path }).catch((error: unknown) => {
    if (statusOf(error) === 404 || leadsNowhere(error)) return undefined;
    throw engineError(error);
  });
  if (!archive) return { kind: 'absent' };
  const extract = tar.extract();
  archive.on('error', (error: Error) => extract.destroy(error));
  archive.pipe(extract);
  try {
    for await (const entry of extract) {
      const { type, size = 0, linkname } = entry.header;
      if (type === 'symlink' && linkname) return { kind: 'link', target: linkname };
      if (type !== 'file') return { kind: 'absent' };
      return size > maxBytes ? { kind: 'too large' } : { kind: 'file', content: await buffer(entry) };
    }
    return { kind: 'absent' };
  } finally {
    (archive as NodeJS.ReadableStream & { destroy(): void }).destroy();
  }
}

/** Links that go round in a circle, and paths through a file: in the words of the engine's operating system. */
function leadsNowhere(error: unknown): boolean {
  return (
    statusOf(error) === 500 && /too many links|too many levels of symbolic links|not a directory/i.test(String(error))
  );
}
