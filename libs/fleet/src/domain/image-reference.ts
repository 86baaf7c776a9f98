import { DomainError } from '@moorage/kernel';

/**
 * A container image's name, as the OCI distribution specification and Docker's reference grammar write it:
 * `[registry/]repository[:tag][@sha256:<64 hex>]`. A name without a registry means Docker Hub, and a Docker Hub name of
 * one part means its `library`, so that two spellings of one image are one reference.
 *
 * Source: OCI Distribution Specification 1.1, "Pulling manifests" (the patterns of `<name>` and `<reference>`), and the
 * grammar of the `distribution/reference` package.
 */
export class ImageReference {
  private constructor(
    /** Host and optional port, lower case: `ghcr.io`, `127.0.0.1:5000`. */
    readonly registry: string,
    /** `acme/bot`. */
    readonly repository: string,
    readonly tag: string | undefined,
    /** `sha256:` and 64 lower-case hexadecimal digits. */
    readonly digest: string | undefined,
  ) {}

  /** Errors: RUNTIME.IMAGE_REFERENCE_INVALID. */
  static parse(text: string): ImageReference {
    const { name, tag, digest } = pattern.exec(text)?.groups ?? {};
    if (!name || text.length > maximumLength) throw invalid(text);

    const [first = '', ...rest] = name.split('/');
    const namesRegistry = rest.length > 0 && looksLikeRegistry(first);
    if (namesRegistry && !registryPattern.test(first)) throw invalid(text);
    const registry = namesRegistry ? canonicalRegistry(first) : dockerHub;
    // `Z/a` names the host z, which nobody could write in lower case: `z/a` is a repository of Docker Hub.
    if (!looksLikeRegistry(registry)) throw invalid(text);
    const path = namesRegistry ? rest : [first, ...rest];
    if (!path.every((component) => componentPattern.test(component))) throw invalid(text);
    const repository = registry === dockerHub && path.length === 1 ? `library/${path[0]}` : path.join('/');
    return new ImageReference(registry, repository, tag, digest);
  }

  /** `ghcr.io/acme/bot`: what an allowlist looks at. */
  get name(): string {
    return `${this.registry}/${this.repository}`;
  }

  withDigest(digest: string): DigestReference {
    return parseDigestReference(`${this.name}@${digest}`);
  }

  /** The reference with its tag; `latest` where it names neither tag nor digest. */
  get tagged(): string {
    return `${this.name}:${this.tag ?? 'latest'}`;
  }

  toString(): string {
    return `${this.name}${this.tag ? `:${this.tag}` : ''}${this.digest ? `@${this.digest}` : ''}`;
  }
}

export type DigestReference = ImageReference & { readonly digest: string };

/** A reference by digest, the only kind a container is made of. Errors: RUNTIME.IMAGE_REFERENCE_INVALID. */
export function parseDigestReference(text: string): DigestReference {
  const reference = ImageReference.parse(text);
  if (!hasDigest(reference))
    throw new DomainError('RUNTIME.IMAGE_REFERENCE_INVALID', { reference: text }, `"${text}" names no digest.`);
  return reference;
}

function hasDigest(reference: ImageReference): reference is DigestReference {
  return reference.digest !== undefined;
}

const dockerHub = 'docker.io';
/** The grammar allows 255 characters of name; tag and digest come on top. */
const maximumLength = 255 + 1 + 128 + 1 + 71;
const pattern =
  /^(?<name>[^@\s]+?)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?$/;
const hostLabel = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const registryPattern = new RegExp(`^(?:${hostLabel}(?:\\.${hostLabel})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?$`);
const componentPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;

/** Docker's rule for whether `a/b` starts with a registry: `a` holds a dot or a colon, or is `localhost`, or isn't lower case. */
function looksLikeRegistry(text: string): boolean {
  return text.includes('.') || text.includes(':') || text === 'localhost' || text !== text.toLowerCase();
}

function canonicalRegistry(text: string): string {
  const registry = text.toLowerCase();
  return registry === 'index.docker.io' ? dockerHub : registry;
}

function invalid(text: string): DomainError {
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return new DomainError(
    'RUNTIME.IMAGE_REFERENCE_INVALID',
    { reference: shown },
    `"${shown}" is not an image reference such as ghcr.io/acme/bot:stable.`,
  );
}
