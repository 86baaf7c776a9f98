import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDomainError } from '@moorage/kernel';
import { FixedClock, stopwatch } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { OciImageRegistry } from './oci-image-registry.ts';
import { RegistryCredentialStore } from './registry-credentials.ts';

const manifest = Buffer.from('{"schemaVersion":2}');
const other = Buffer.from('{"schemaVersion":2,"layers":[]}');
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const never = new AbortController().signal;
/** Of one answer, where a registry is slow on purpose; a look asks four times at most. */
const impatientMs = 200;

describe('a registry on a bad day', () => {
  let server: Server;
  let answer: RequestListener;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url?.replace('/v2/acme/bot/manifests/', '') ?? ''}`);
      answer(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => void asked.splice(0));

  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const registry = (options: { readonly answerWithinMs?: number } = {}) =>
    new OciImageRegistry({
      allowlist: ImageAllowlist.of([host()]),
      credentials: RegistryCredentialStore.none,
      clock: new FixedClock(new Date()),
      ...options,
    });
  const look = (at = registry()) => at.digestOf(`${host()}/acme/bot:stable`, never);

  /** @returns the code of the refusal and its words, without the host */
  async function refusal(asking = look()): Promise<string> {
    try {
      return await asking;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return `${error.code}: ${error.message.replace(/^.*: /, '')}`;
    }
  }

  /** Answers HEAD with a digest, and GET of either the tag or the digest with a body. */
  const telling =
    (digest: string, body: (response: ServerResponse, tagOrDigest: string) => void): RequestListener =>
    (request, response) => {
      response.setHeader('docker-content-digest', digest);
      if (request.method === 'HEAD') response.end();
      else body(response, request.url?.split('/').at(-1) ?? '');
    };

  describe('about digests', () => {
    it('is believed when the manifest of the digest has it, and is asked for that once', async () => {
      answer = telling(digestOf(manifest), (response) => void response.end(manifest));
      const client = registry();
      for (let time = 0; time < 3; time += 1) expect(await look(client)).toBe(digestOf(manifest));
      expect(asked).toEqual(['HEAD stable', `GET ${digestOf(manifest)}`, 'HEAD stable', 'HEAD stable']);
    });

    it('that gives another manifest for the digest than it promised makes no release', async () => {
      answer = telling(digestOf(manifest), (response) => void response.end(other));
      expect(await refusal()).toBe('REGISTRY.UNAVAILABLE: what it has under a digest is something else.');
      // It isn't remembered as a good one either.
      const client = registry();
      await refusal(look(client));
      answer = telling(digestOf(manifest), (response) => void response.end(manifest));
      expect(await look(client)).toBe(digestOf(manifest));
    });

    it('that names a digest of nothing makes no release', async () => {
      answer = telling(`sha256:${'d'.repeat(64)}`, (response) => void response.writeHead(404).end());
      expect(await refusal()).toMatch(/^RUNTIME\.IMAGE_NOT_FOUND/);
    });

    it.each(['sha256:abc', 'md5:d41d8cd98f00b204e9800998ecf8427e', `sha256:${'A'.repeat(64)}`, '../../etc/passwd'])(
      'that names "%s" for a digest is asked for the bytes',
      async (nonsense) => {
        answer = telling(nonsense, (response) => void response.end(manifest));
        expect(await look()).toBe(digestOf(manifest));
        expect(asked).toEqual(['HEAD stable', 'GET stable']);
      },
    );

    it('whose tag moves between two questions has one answer, the first', async () => {
      const bodies = new Map([
        [digestOf(manifest), manifest],
        ['stable', other],
      ]);
      answer = telling(digestOf(manifest), (response, key) => void response.end(bodies.get(key)));
      expect(await look()).toBe(digestOf(manifest));
    });
  });

  describe('that is slow', () => {
    const inTime = async (expected: string): Promise<void> => {
      using since = stopwatch();
      expect(await refusal(look(registry({ answerWithinMs: impatientMs })))).toBe(expected);
      // Far less than the patience that it has by itself.
      expect(since.ms()).toBeLessThan(4 * impatientMs + 3_000);
    };

    it('and never answers is left', async () => {
      answer = () => undefined;
      await inTime('REGISTRY.UNAVAILABLE: it does not answer (too slow).');
    });

    it('and gives its answer in drops is left', async () => {
      answer = telling(digestOf(manifest), (response) => {
        const drops = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drops));
      });
      await inTime('REGISTRY.UNAVAILABLE: its answer does not come to an end.');
    });

    it('and never gives a token is left', async () => {
      answer = (request, response) => {
        if (request.url?.startsWith('/token') !== true) wantsToken(response);
      };
      await inTime('REGISTRY.UNAVAILABLE: it does not answer (too slow).');
    });
  });

  const wantsToken = (response: ServerResponse): void =>
    void response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${host()}/token",service="x"` }).end();

  describe('whose tokens', () => {
    const giving =
      (token: RequestListener): RequestListener =>
      (request, response) =>
        request.url?.startsWith('/token') === true ? token(request, response) : wantsToken(response);

    it.each<[string, RequestListener, string]>([
      ['are refused', (_, response) => void response.writeHead(403).end(), 'RUNTIME.IMAGE_NOT_FOUND'],
      ['fail', (_, response) => void response.writeHead(503).end(), 'REGISTRY.UNAVAILABLE: it answers with 503.'],
      [
        'are asked for too often',
        (_, response) => void response.writeHead(429, { 'retry-after': '77' }).end(),
        'REGISTRY.RATE_LIMITED',
      ],
      [
        'lead round in a circle',
        (request, response) => void response.writeHead(307, { location: request.url }).end(),
        'REGISTRY.UNAVAILABLE: it answers with 307.',
      ],
      ['are a page', (_, response) => void response.end('<html>'), 'REGISTRY.UNAVAILABLE: it gave no token.'],
      [
        'are endless',
        (_, response) => void response.end(`{"token":"${'x'.repeat(300_000)}"}`),
        'REGISTRY.UNAVAILABLE: its answer is too large.',
      ],
      [
        'would be a second header',
        (_, response) => void response.end('{"token":"a\\r\\nx-platform-user-id: root"}'),
        'REGISTRY.UNAVAILABLE: it does not answer',
      ],
      [
        'are never good enough',
        (_, response) => void response.end('{"token":"t","expires_in":-5}'),
        'RUNTIME.IMAGE_NOT_FOUND',
      ],
    ])('%s is asked no further', async (_, token, expected) => {
      answer = giving(token);
      expect(await refusal()).toContain(expected);
      expect(asked.length).toBeLessThanOrEqual(3);
    });
  });

  it.each([301, 302, 307, 308])('that leads round in a circle with %i is not followed', async (status) => {
    answer = (request, response) => void response.writeHead(status, { location: request.url }).end();
    expect(await refusal()).toBe(`REGISTRY.UNAVAILABLE: it answers with ${status}.`);
    expect(asked).toEqual(['HEAD stable']);
  });

  it.each([500, 502, 503, 504])('that answers with %i counts as away', async (status) => {
    answer = (_, response) => void response.writeHead(status).end('<html>');
    expect(await refusal()).toBe(`REGISTRY.UNAVAILABLE: it answers with ${status}.`);
  });

  it('whose manifest never ends is read up to 4 MiB', async () => {
    let sent = 0;
    answer = telling(digestOf(manifest), (response) => {
      const more = (): void => {
        do sent += 65_536;
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
      };
      response.on('drain', more);
      more();
    });
    expect(await refusal()).toBe('REGISTRY.UNAVAILABLE: its answer is too large.');
    // What the sockets hold comes on top of what was read.
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('that is down is told from one that is slow', async () => {
    const port = await freePort();
    const client = new OciImageRegistry({
      allowlist: ImageAllowlist.of([`127.0.0.1:${port}`]),
      credentials: RegistryCredentialStore.none,
      clock: new FixedClock(),
    });
    expect(await refusal(client.digestOf(`127.0.0.1:${port}/acme/bot:stable`, never))).toBe(
      'REGISTRY.UNAVAILABLE: it does not answer (ECONNREFUSED).',
    );
  });
});
