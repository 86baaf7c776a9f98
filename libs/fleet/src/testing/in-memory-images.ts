import { createHash } from 'node:crypto';
import type { ImageDetails } from '../application/ports/container-runtime.port.ts';
import { ImageReference } from '../domain/image-reference.ts';
import { runtimeErrors } from '../domain/runtime-errors.ts';

export interface InMemoryImage {
  /** What tells two builds apart; the digest is its hash. */
  readonly content: string;
  readonly version?: string;
  /** Absolute path in the image → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly runsAsRoot?: boolean;
  /** The registry has it, the engine doesn't until it is pulled. */
  readonly onlyInRegistry?: boolean;
}

interface StoredImage extends InMemoryImage {
  readonly digest: string;
  held: boolean;
}

/** The images of one registry, and which of them the engine holds. */
export class InMemoryImages {
  /** By reference with digest. */
  private readonly images = new Map<string, StoredImage>();
  private readonly tags = new Map<string, string>();

  /** Puts an image under a tag and answers with its reference by digest. */
  add(tagged: string, image: InMemoryImage): string {
    const reference = ImageReference.parse(tagged);
    const digest = `sha256:${createHash('sha256').update(image.content).digest('hex')}`;
    this.images.set(`${reference.name}@${digest}`, { ...image, digest, held: !image.onlyInRegistry });
    this.tags.set(reference.tagged, digest);
    return `${reference.name}@${digest}`;
  }

  /** The engine and the registry have only these any more. */
  dropAllBut(used: ReadonlySet<string>): void {
    for (const reference of this.images.keys()) if (!used.has(reference)) this.images.delete(reference);
  }

  /** The engine has only these any more; the others can be pulled. */
  forgetAllBut(used: ReadonlySet<string>): void {
    for (const [reference, image] of this.images) if (!used.has(reference)) image.held = false;
  }

  resolve(reference: ImageReference): ImageDetails {
    const digest = reference.digest ?? this.tags.get(reference.tagged);
    const image = digest && this.images.get(`${reference.name}@${digest}`);
    if (!image) throw runtimeErrors.imageNotFound(reference.toString());
    return detailsOf(reference, image);
  }

  pull(reference: ImageReference): ImageDetails {
    const image = this.images.get(`${reference.name}@${reference.digest}`);
    if (!image) throw runtimeErrors.imageNotFound(reference.toString());
    image.held = true;
    return detailsOf(reference, image);
  }

  /** @throws RUNTIME.IMAGE_NOT_FOUND where the engine doesn't have it. */
  held(reference: ImageReference): InMemoryImage {
    const image = this.images.get(`${reference.name}@${reference.digest}`);
    if (!image?.held) throw runtimeErrors.imageNotFound(reference.toString());
    return image;
  }
}

function detailsOf(reference: ImageReference, image: StoredImage): ImageDetails {
  return { reference: `${reference.name}@${image.digest}`, digest: image.digest, version: image.version ?? null };
}
