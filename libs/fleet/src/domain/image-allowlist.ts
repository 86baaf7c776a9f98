import { DomainError } from '@moorage/kernel';
import { ImageReference } from './image-reference.ts';

/**
 * Which images may run here: a list of registry and repository prefixes, compared part by part and never as text, so that
 * `ghcr.io/acme` allows `ghcr.io/acme/bot` but neither `ghcr.io/acme-evil/bot` nor `ghcr.io.evil.com/acme/bot`.
 */
export class ImageAllowlist {
  private constructor(private readonly entries: readonly (readonly string[])[]) {}

  /**
   * Each entry names its registry: `ghcr.io/acme`, `127.0.0.1:5000`, `docker.io/library/redis`. An entry without one
   * would be ambiguous (`acme` as a registry, or as a Docker Hub account) and is refused.
   * Errors: a plain Error whose sentence names the entry; it is meant for the start of the process.
   */
  static of(entries: readonly string[]): ImageAllowlist {
    return new ImageAllowlist(entries.map(partsOfEntry));
  }

  /** Reads the configuration's form, entries separated by commas. An empty text allows nothing. */
  static parse(text: string): ImageAllowlist {
    return ImageAllowlist.of(
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    );
  }

  allows(reference: ImageReference): boolean {
    const parts = partsOf(reference);
    return this.entries.some((entry) => entry.every((part, index) => part === parts[index]));
  }

  /** Errors: RUNTIME.IMAGE_NOT_ALLOWED. */
  assertAllows(reference: ImageReference): void {
    if (this.allows(reference)) return;
    throw new DomainError(
      'RUNTIME.IMAGE_NOT_ALLOWED',
      { reference: reference.toString() },
      `The image ${reference.name} is not on this installation's list of allowed images.`,
    );
  }
}

function partsOf(reference: ImageReference): readonly string[] {
  return [reference.registry, ...reference.repository.split('/')];
}

function partsOfEntry(entry: string): readonly string[] {
  const [registry = '', ...path] = entry.replace(/\/$/, '').split('/');
  const wrong = new Error(
    `"${entry}" is not an allowed-image prefix: write a registry and optionally a repository path, such as ghcr.io/acme or 127.0.0.1:5000.`,
  );
  if (!/[.:]/.test(registry) && registry !== 'localhost') throw wrong;
  try {
    // Stand-in parts make a bare registry a whole reference, so that one grammar judges both; two of them, or Docker Hub's
    // own rule would read a single one as `library/any`.
    return partsOf(ImageReference.parse([registry, ...path, 'any', 'any'].join('/'))).slice(0, -2);
  } catch {
    throw wrong;
  }
}
