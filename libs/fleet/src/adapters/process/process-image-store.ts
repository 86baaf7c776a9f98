import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, lstat, mkdir, open, readdir, readlink, realpath, rm, stat } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import type { ImageDetails } from '../../application/ports/container-runtime.port.ts';
import type { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { ImageReference, parseDigestReference } from '../../domain/image-reference.ts';
import { shownVersion } from '../../domain/shown-version.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { codeOf, isMissing, moveInto, readJsonFile, writeJsonFile } from './json-file.ts';
import { layoutOf } from './process-layout.ts';

/** Where a bundle's files stand in the image it takes the place of. */
const imageFolder = '/app';

/**
 * The images of the process runtime: folders with a bot's `server.mjs`, its changelogs and whatever else it needs, stored under
 * the digest of their content. What an image calls `/app/…` is the bundle's own `…`; its version is that of its `package.json`.
 */
export class ProcessImageStore {
  private readonly folders: ReturnType<typeof layoutOf>;

  constructor(
    root: string,
    private readonly allowlist: ImageAllowlist,
  ) {
    this.folders = layoutOf(root);
  }

  /**
   * Stores a bundle under a tagged reference, which may move from one bundle to another; the same content is stored once.
   * Errors: RUNTIME.IMAGE_NOT_ALLOWED, RUNTIME.IMAGE_REFERENCE_INVALID; a plain Error where `server.mjs` is missing.
   */
  async add(directory: string, reference: string): Promise<ImageDetails> {
    const parsed = this.allowed(ImageReference.parse(reference));
    await Promise.all(
      [this.folders.images, this.folders.tags, this.folders.building].map((folder) =>
        mkdir(folder, { recursive: true }),
      ),
    );
    if (!(await isFile(join(directory, 'server.mjs'))))
      throw new Error(`${directory} is no bot bundle: it has no server.mjs`);

    // Copied first and hashed after, so that the digest is that of what is kept.
    const copy = join(this.folders.building, randomUUID());
    await cp(directory, copy, { recursive: true, verbatimSymlinks: true });
    const digest = await digestOf(copy);
    if (!(await moveInto(copy, this.bundle(digest)))) await rm(copy, { recursive: true });
    await writeJsonFile(this.tagFile(parsed.tagged), { digest });
    return this.describe(parsed, digest);
  }

  async resolve(reference: string): Promise<ImageDetails> {
    const parsed = this.allowed(ImageReference.parse(reference));
    const digest = parsed.digest ?? (await readJsonFile<{ digest: string }>(this.tagFile(parsed.tagged)))?.digest;
    if (!digest) throw runtimeErrors.imageNotFound(reference);
    return this.describe(parsed, digest);
  }

  /** There is no registry to pull from: an image is held, or it isn't there. */
  async pull(digestReference: string): Promise<ImageDetails> {
    const parsed = this.allowed(parseDigestReference(digestReference));
    return this.describe(parsed, parsed.digest);
  }

  /** The folder of a held bundle. Errors: RUNTIME.IMAGE_NOT_ALLOWED, RUNTIME.IMAGE_NOT_FOUND. */
  async held(digestReference: string): Promise<string> {
    const { digest } = await this.pull(digestReference);
    return this.bundle(digest);
  }

  async readFile(digestReference: string, path: string, maxBytes: number): Promise<Buffer> {
    const bundle = await this.held(digestReference);
    const inImage = posix.resolve('/', path);
    if (!inImage.startsWith(`${imageFolder}/`)) throw runtimeErrors.fileNotFound(path);
    const found = await realpath(join(bundle, inImage.slice(imageFolder.length))).catch((error: unknown) =>
      codeOf(error) === 'ELOOP' ? undefined : undefinedIfMissing(error),
    );
    // A link out of the bundle leads to the machine's own files, which no image holds.
    if (!found?.startsWith((await realpath(bundle)) + sep) || !(await isFile(found)))
      throw runtimeErrors.fileNotFound(path);
    await using file = await open(found, 'r');
    const content = Buffer.alloc(maxBytes + 1);
    const { bytesRead } = await file.read(content, 0, content.length, 0);
    if (bytesRead > maxBytes) throw runtimeErrors.fileTooLarge(path, maxBytes);
    return content.subarray(0, bytesRead);
  }

  private async describe(reference: ImageReference, digest: string): Promise<ImageDetails> {
    const byDigest = `${reference.name}@${digest}`;
    if (!(await stat(this.bundle(digest)).catch(undefinedIfMissing))) throw runtimeErrors.imageNotFound(byDigest);
    const description = await readJsonFile<{ version?: unknown }>(join(this.bundle(digest), 'package.json'));
    return {
      reference: byDigest,
      digest,
      version: shownVersion(description?.version),
    };
  }

  private bundle(digest: string): string {
    return join(this.folders.images, digest.replace(':', '-'));
  }

  private tagFile(tagged: string): string {
    return join(this.folders.tags, `${encodeURIComponent(tagged)}.json`);
  }

  private allowed<R extends ImageReference>(reference: R): R {
    this.allowlist.assertAllows(reference);
    return reference;
  }
}

/** Over every path, in order, with its kind, whether it may be executed, and its content; times and owners don't count. */
export async function digestOf(directory: string): Promise<string> {
  const hash = createHash('sha256');
  const paths = (await readdir(directory, { recursive: true })).map((path) => path.split(sep).join('/')).sort();
  for (const path of paths) {
    const full = join(directory, path);
    const info = await lstat(full);
    // Lengths go before what is of any length, so that no two bundles run together into the same bytes.
    if (info.isSymbolicLink()) hash.update(part('link', path)).update(part(await readlink(full)));
    else if (info.isDirectory()) hash.update(part('folder', path));
    else {
      hash.update(part(info.mode & 0o100 ? 'program' : 'file', path, String(info.size)));
      for await (const chunk of createReadStream(full)) hash.update(chunk as Buffer);
    }
  }
  return `sha256:${hash.digest('hex')}`;
}

function part(...texts: string[]): string {
  return texts.map((text) => `${Buffer.byteLength(text)}:${text}`).join('');
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(undefinedIfMissing))?.isFile() ?? false;
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}
