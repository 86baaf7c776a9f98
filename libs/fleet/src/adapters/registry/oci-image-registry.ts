import { createHash } from 'node:crypto';
import { Clock, DomainError } from '@moorage/kernel';
import { LRUCache } from 'lru-cache';
import { ImageRegistry } from '../../application/ports/image-registry.port.ts';
import type { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { ImageReference } from '../../domain/image-reference.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import type { RegistryCredentialStore } from './registry-credentials.ts';

/** Everything a tag may mean: an OCI or Docker index of several platforms, or one image's manifest. */
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const digestPattern = /^sha256:[a-f0-9]{64}$/;
/** The distribution specification has registries take manifests of at least this size, and few take larger ones. */
const mostManifestBytes = 4 * 1024 * 1024;
const mostTokenBytes = 256 * 1024;
const standardAnswerMs = 15_000;
const retryAfter = { standardSeconds: 60, mostSeconds: 6 * 3_600 };
/** Tokens that don't say how long they last, last a minute (Docker's token specification). */
const standardTokenSeconds = 60;

export interface OciImageRegistryOptions {
  readonly allowlist: ImageAllowlist;
  readonly credentials: RegistryCredentialStore;
  readonly clock: Clock;
  /** How long one answer may take, with all of its body; a look takes at most four. */
  readonly answerWithinMs?: number;
}

/**
 * A registry that speaks the OCI Distribution Specification 1.1 ("Pulling manifests") and Docker's token authentication.
 * Loopback registries are asked over http, as Docker does; all others over https. Redirects of manifests are not followed,
 * and credentials are given only to the registry they are for and, over https, to the realm that it names.
 *
 * A tag is asked for with HEAD, which Docker Hub counts as no pull. The digest that the answer names is believed once the
 * manifest of that digest was read and has it: by then it doesn't matter where the tag has moved, and a registry that answers
 * with a digest of nothing makes no release.
 */
export class OciImageRegistry extends ImageRegistry {
  private readonly authorizations = new LRUCache<string, { value: string; until: number }>({ max: 500 });
  /** Manifests that were read and are what their digest says. */
  private readonly verified = new LRUCache<string, true>({ max: 1_000 });
  private readonly answerWithinMs: number;

  constructor(private readonly options: OciImageRegistryOptions) {
    super();
    this.answerWithinMs = options.answerWithinMs ?? standardAnswerMs;
  }

  override async digestOf(text: string, signal: AbortSignal): Promise<string> {
    const reference = ImageReference.parse(text);
    this.options.allowlist.assertAllows(reference);
    if (reference.digest !== undefined) return reference.digest;
    const tag = reference.tag ?? 'latest';
    const told = (await this.ask(reference, 'HEAD', tag, signal)).headers.get('docker-content-digest');
    // The header is only recommended: without it, the digest is that of the manifest's bytes.
    if (told === null || !digestPattern.test(told)) return this.digestOfManifest(reference, tag, signal);
    const verified = `${reference.name}@${told}`;
    if (!this.verified.has(verified)) {
      if ((await this.digestOfManifest(reference, told, signal)) !== told)
        throw this.unavailable(reference, 'what it has under a digest is something else');
      this.verified.set(verified, true);
    }
    return told;
  }

  private async digestOfManifest(reference: ImageReference, tagOrDigest: string, signal: AbortSignal): Promise<string> {
    const answer = await this.ask(reference, 'GET', tagOrDigest, signal);
    const manifest = await this.read(reference, answer, mostManifestBytes);
    return `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  }

  private async ask(
    reference: ImageReference,
    method: 'HEAD' | 'GET',
    tagOrDigest: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const url = `${baseOf(reference.registry)}/v2/${reference.repository}/manifests/${tagOrDigest}`;
    const known = this.authorizations.get(reference.name);
    const authorization = known !== undefined && known.until > this.now() ? known.value : undefined;
    let response = await this.fetch(reference, url, { method, signal, authorization });
    if (response.status === 401) {
      await discard(response);
      const granted = await this.authorize(
        reference,
        parseChallenges(response.headers.get('www-authenticate') ?? ''),
        signal,
      );
      if (granted !== undefined)
        response = await this.fetch(reference, url, { method, signal, authorization: granted });
    }
    if (response.ok) return response;
    await discard(response);
    throw this.refusal(reference, response);
  }

  /** @returns what to send as `Authorization`; undefined where nothing that we have would help */
  private async authorize(
    reference: ImageReference,
    challenges: readonly Challenge[],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const credentials = this.options.credentials.of(reference.registry);
    const basic =
      credentials && `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer === undefined) return challenges.some(({ scheme }) => scheme === 'basic') ? basic : undefined;

    const { realm = '', service, scope = `repository:${reference.repository}:pull` } = bearer.parameters;
    if (!URL.canParse(realm)) return undefined;
    const url = new URL(realm);
    if (
      url.protocol !== 'https:' &&
      !(url.protocol === 'http:' && isLoopback(url.host) && isLoopback(reference.registry))
    )
      return undefined;
    if (service !== undefined) url.searchParams.set('service', service);
    url.searchParams.set('scope', scope);
    const response = await this.fetch(reference, url.href, { method: 'GET', signal, authorization: basic });
    if (!response.ok) {
      await discard(response);
      throw this.refusal(reference, response);
    }
    const token = parseToken(await this.read(reference, response, mostTokenBytes));
    if (token === undefined) throw this.unavailable(reference, 'it gave no token');
    const value = `Bearer ${token.text}`;
    this.authorizations.set(reference.name, { value, until: this.now() + (token.seconds - 5) * 1_000 });
    return value;
  }

  private async fetch(
    reference: ImageReference,
    url: string,
    { method, signal, authorization }: { method: string; signal: AbortSignal; authorization: string | undefined },
  ): Promise<Response> {
    try {
      return await fetch(url, {
        method,
        redirect: 'manual',
        headers: { accept: manifestTypes, ...(authorization !== undefined && { authorization }) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.answerWithinMs)]),
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw this.unavailable(reference, `it does not answer (${reasonOf(error)})`);
    }
  }

  private async read(reference: ImageReference, response: Response, most: number): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > most) break;
        chunks.push(chunk);
      }
    } catch (error) {
      const why = reasonOf(error) === tooSlow ? 'its answer does not come to an end' : 'it broke off its answer';
      throw this.unavailable(reference, why);
    }
    if (size > most) throw this.unavailable(reference, 'its answer is too large');
    return Buffer.concat(chunks);
  }

  private refusal(reference: ImageReference, { status, headers }: Response): DomainError {
    if (status === 429) {
      const seconds = secondsOf(headers.get('retry-after'), this.now()) ?? retryAfter.standardSeconds;
      return new DomainError(
        'REGISTRY.RATE_LIMITED',
        { retryAfterSeconds: Math.min(Math.max(seconds, 1), retryAfter.mostSeconds) },
        `The registry ${reference.registry} asks to be asked less often.`,
      );
    }
    if (status === 401 || status === 403 || status === 404) return runtimeErrors.imageNotFound(reference.toString());
    return this.unavailable(reference, `it answers with ${status}`);
  }

  private unavailable({ registry }: ImageReference, why: string): DomainError {
    return new DomainError('REGISTRY.UNAVAILABLE', {}, `The registry ${registry} can't be asked: ${why}.`);
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }
}

const tooSlow = 'too slow';

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`: what an operator can act on, and nothing of the request. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return tooSlow;
  return typeof cause?.code === 'string' ? cause.code : 'no connection';
}

function baseOf(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`;
}

function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** `Retry-After` (RFC 9110 §10.2.3): seconds, or a date. */
function secondsOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.ceil((at - now) / 1_000);
}

function parseToken(body: Buffer): { text: string; seconds: number } | undefined {
  try {
    const { token, access_token, expires_in } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    const text = token ?? access_token;
    if (typeof text !== 'string' || text === '') return undefined;
    return { text, seconds: typeof expires_in === 'number' ? expires_in : standardTokenSeconds };
  } catch {
    return undefined;
  }
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
