import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDomainError } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { registryUser, startRegistry, type OwnRegistry } from '../../testing/own-registry.ts';
import { OciImageRegistry } from './oci-image-registry.ts';
import { RegistryCredentialStore } from './registry-credentials.ts';

const never = new AbortController().signal;

async function credentialsFor(host: string, user: { username: string; password: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'moorage-auth-'));
  const file = join(folder, 'config.json');
  const auth = Buffer.from(`${user.username}:${user.password}`).toString('base64');
  await writeFile(file, JSON.stringify({ auths: { [`http://${host}/v2/`]: { auth } } }));
  const store = RegistryCredentialStore.read(file);
  await rm(folder, { recursive: true });
  return store;
}

function registryAt(host: string, credentials = RegistryCredentialStore.none): OciImageRegistry {
  return new OciImageRegistry({ allowlist: ImageAllowlist.of([host]), credentials, clock: new FixedClock(new Date()) });
}

async function refusal(asked: Promise<string>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return [error.code, error.data['retryAfterSeconds']].filter((part) => part !== undefined);
  }
}

describe.each(['open', 'basic', 'token'] as const)('a registry with %s access', (auth) => {
  let server: OwnRegistry;
  beforeAll(async () => {
    server = await startRegistry(auth);
  });
  afterAll(() => server.stop());

  const registry = async (user = registryUser) =>
    registryAt(server.host, auth === 'open' ? undefined : await credentialsFor(server.host, user));

  it('says which digest a tag means, and follows it when it moves', async () => {
    const client = await registry();
    const image = `${server.host}/acme/bot:stable`;
    const first = await server.push('acme/bot', 'stable', 'one');
    expect(await client.digestOf(image, never)).toBe(first);
    const second = await server.push('acme/bot', 'stable', 'two');
    expect(second).not.toBe(first);
    expect(await client.digestOf(image, never)).toBe(second);
  });

  it('means the index where an image is for several platforms', async () => {
    const index = await server.pushIndex('acme/many', 'stable', 'one');
    expect(await (await registry()).digestOf(`${server.host}/acme/many:stable`, never)).toBe(index);
  });

  it('has no answer for a tag that is not there', async () => {
    await server.push('acme/bot', 'stable', 'one');
    const client = await registry();
    expect(await refusal(client.digestOf(`${server.host}/acme/bot:missing`, never))).toEqual([
      'RUNTIME.IMAGE_NOT_FOUND',
    ]);
    expect(await refusal(client.digestOf(`${server.host}/acme/nothing:stable`, never))).toEqual([
      'RUNTIME.IMAGE_NOT_FOUND',
    ]);
  });

  if (auth !== 'open') {
    it('tells nobody without the right password whether there is one', async () => {
      await server.push('acme/bot', 'stable', 'one');
      const image = `${server.host}/acme/bot:stable`;
      expect(await refusal(registryAt(server.host).digestOf(image, never))).toEqual(['RUNTIME.IMAGE_NOT_FOUND']);
      const wrong = await registry({ ...registryUser, password: 'wrong' });
      expect(await refusal(wrong.digestOf(image, never))).toEqual(['RUNTIME.IMAGE_NOT_FOUND']);
    });
  }

  if (auth === 'token') {
    it('asks for one token, and uses it until it ends', async () => {
      await server.push('acme/bot', 'stable', 'one');
      const client = await registry();
      const before = server.tokensFor.length;
      for (let time = 0; time < 3; time += 1) await client.digestOf(`${server.host}/acme/bot:stable`, never);
      expect(server.tokensFor.slice(before)).toEqual([`${registryUser.username}:${registryUser.password}`]);
    });
  }
});

describe('a registry that does not behave', () => {
  let server: Server;
  let answer: RequestListener;
  const asked: { method: string | undefined; authorization: string | undefined }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ method: request.method, authorization: request.headers.authorization });
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
  const ask = (signal = never) => refusal(registryAt(host()).digestOf(`${host()}/acme/bot:stable`, signal));

  it('is asked again as late as it says, within reason', async () => {
    const answering = async (value?: string) => {
      answer = (_, response) => response.writeHead(429, value === undefined ? {} : { 'retry-after': value }).end();
      return ask();
    };
    expect(await answering('120')).toEqual(['REGISTRY.RATE_LIMITED', 120]);
    expect(await answering()).toEqual(['REGISTRY.RATE_LIMITED', 60]);
    expect(await answering('soon')).toEqual(['REGISTRY.RATE_LIMITED', 60]);
    expect(await answering('999999999')).toEqual(['REGISTRY.RATE_LIMITED', 21_600]);
    const [, seconds] = (await answering(new Date(Date.now() + 90_000).toUTCString())) as [string, number];
    expect(seconds).toBeGreaterThan(80);
    expect(seconds).toBeLessThanOrEqual(91);
  });

  it.each<[string, RequestListener]>([
    ['answers with an error', (_, response) => response.writeHead(500).end()],
    ['leads elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['hangs up', (request) => request.socket.destroy()],
    [
      'sends no digest and no end',
      (request, response) => {
        if (request.method === 'HEAD') response.end();
        else {
          const more = (): void => {
            while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
          };
          response.on('drain', more);
          more();
        }
      },
    ],
    [
      'asks for a token that nobody gives',
      (request, response) =>
        request.url?.startsWith('/token') === true
          ? response.end('{"token":7}')
          : response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${host()}/token",service="x"` }).end(),
    ],
  ])('and %s counts as away', async (_, listener) => {
    answer = listener;
    expect(await ask()).toEqual(['REGISTRY.UNAVAILABLE']);
  });

  it('is not asked where nobody listens any more', async () => {
    answer = () => undefined;
    const stop = new AbortController();
    const asking = registryAt(host()).digestOf(`${host()}/acme/bot:stable`, stop.signal);
    stop.abort();
    await expect(asking).rejects.toThrow();
  });

  it('that gives no digest has its manifest read, whose bytes tell it', async () => {
    answer = (request, response) => response.end(request.method === 'HEAD' ? undefined : '{}');
    expect(await ask()).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  it('gets no credentials for a realm that is not encrypted and not here', async () => {
    answer = (_, response) =>
      response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://tokens.example/token"' }).end();
    const credentials = await credentialsFor(host(), registryUser);
    const client = registryAt(host(), credentials);
    expect(await refusal(client.digestOf(`${host()}/acme/bot:stable`, never))).toEqual(['RUNTIME.IMAGE_NOT_FOUND']);
    expect(asked).toEqual([{ method: 'HEAD', authorization: undefined }]);
  });

  it('is not asked for what is not allowed, nor for what is named by digest', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const client = new OciImageRegistry({
      allowlist: ImageAllowlist.of([`${host()}/acme`]),
      credentials: RegistryCredentialStore.none,
      clock: new FixedClock(),
    });
    expect(await refusal(client.digestOf(`${host()}/evil/bot:stable`, never))).toEqual(['RUNTIME.IMAGE_NOT_ALLOWED']);
    expect(await client.digestOf(`${host()}/acme/bot@${digest}`, never)).toBe(digest);
    expect(asked).toEqual([]);
  });
});
