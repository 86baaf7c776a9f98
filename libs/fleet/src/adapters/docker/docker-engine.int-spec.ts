import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { pushImage } from '../../testing/docker-fixture-images.ts';
import {
  givenFixtureImages,
  removeImages,
  testDocker,
  testSocketPath,
  uniqueRepository,
} from '../../testing/docker-test-engine.ts';
import { DockerContainerRuntime } from './docker-container-runtime.ts';
import type { DockerEngineAddress } from './docker-engine.ts';

const allowlist = ImageAllowlist.of(['localhost']);
const runtimeAt = (engine: DockerEngineAddress) =>
  new DockerContainerRuntime({
    engine,
    allowlist,
    patience: { callSeconds: 0.3, pingSeconds: 0.3, transferSeconds: 0.3 },
  });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moorage-engine-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function listening<S extends Server>(server: S, path: string): Promise<AsyncDisposable & { server: S }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((ready) => server.listen(path, ready));
  return {
    server,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

describe('a Docker Engine that is away', () => {
  const everyCall: [string, (runtime: DockerContainerRuntime) => Promise<unknown>][] = [
    ['ping', (runtime) => runtime.ping()],
    ['resolveImage', (runtime) => runtime.resolveImage('localhost/a:1')],
    [
      'createVolume',
      (runtime) => runtime.createVolume({ name: 'a', owner: { installationId: 'i', instanceId: 'j', orgId: 'k' } }),
    ],
    ['archiveVolume', (runtime) => runtime.archiveVolume('a')],
    ['removeNetwork', (runtime) => runtime.removeNetwork('a')],
    ['startContainer', (runtime) => runtime.startContainer('a')],
    ['stopContainer', (runtime) => runtime.stopContainer('a', 1)],
    ['inspectContainer', (runtime) => runtime.inspectContainer('a')],
    ['streamLogs', (runtime) => runtime.streamLogs('a')[Symbol.asyncIterator]().next()],
    ['listOwned', (runtime) => runtime.listOwned(randomUUID())],
  ];

  it.each(everyCall)('makes %s say so at once when nothing listens', async (_name, call) => {
    await expect(call(runtimeAt({ socketPath: join(folder, 'none.sock') }))).rejects.toMatchObject({
      code: 'RUNTIME.UNAVAILABLE',
    });
  });

  it.each(everyCall)('makes %s say so in time when it accepts and stays silent', async (_name, call) => {
    const path = join(folder, 'silent.sock');
    await using _silent = await listening(createServer(), path);
    await expect(call(runtimeAt({ socketPath: path }))).rejects.toMatchObject({ code: 'RUNTIME.UNAVAILABLE' });
  });

  it('is noticed when it comes back', async () => {
    const path = join(folder, 'docker.sock');
    const runtime = new DockerContainerRuntime({ engine: { socketPath: path }, allowlist });
    const bridge = () =>
      createServer((socket) => {
        const engine = connect(testSocketPath);
        socket.on('close', () => engine.destroy()).on('error', () => undefined);
        socket.pipe(engine).pipe(socket);
      });
    {
      await using _engine = await listening(bridge(), path);
      await expect(runtime.ping()).resolves.toMatchObject({ kind: 'docker' });
    }
    await expect(runtime.ping()).rejects.toMatchObject({ code: 'RUNTIME.UNAVAILABLE' });
    await using _engine = await listening(bridge(), path);
    await expect(runtime.ping()).resolves.toMatchObject({ kind: 'docker' });
  });
});

describe('a Docker Engine without another address range', () => {
  it.each([
    'could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
    'all predefined address pools have been fully subnetted',
  ])('says what to do about it (%s)', async (message) => {
    const path = join(folder, 'full.sock');
    const full = createHttpServer((incoming, outgoing) => {
      outgoing.writeHead(incoming.method === 'GET' ? 200 : 500, { 'content-type': 'application/json' });
      outgoing.end(incoming.method === 'GET' ? '[]' : JSON.stringify({ message }));
    });
    await using _full = await listening(full, path);
    const owner = { installationId: 'i', instanceId: 'j', orgId: 'k' };
    await expect(
      new DockerContainerRuntime({ engine: { socketPath: path }, allowlist }).createNetwork({ name: 'a', owner }),
    ).rejects.toMatchObject({
      code: 'RUNTIME.FAILED',
      detail: expect.stringContaining('default-address-pools'),
    });
  });
});

describe('a Docker Engine over TCP with TLS', () => {
  it('answers whom it knows, and nobody else', async () => {
    const file = (name: string) => readFile(join(folder, name));
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=127.0.0.1',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
    ]);
    // One certificate plays all three parts: authority, engine, client.
    const [cert, key] = await Promise.all([file('cert.pem'), file('key.pem')]);
    const engine = createSecureServer(
      { cert, key, ca: cert, requestCert: true, rejectUnauthorized: true },
      (incoming, outgoing) => {
        const forwarded = request(
          { socketPath: testSocketPath, path: incoming.url, method: incoming.method },
          (answer) => {
            outgoing.writeHead(answer.statusCode!, answer.headers);
            answer.pipe(outgoing);
          },
        );
        incoming.pipe(forwarded);
      },
    );
    await new Promise<void>((ready) => engine.listen(0, '127.0.0.1', ready));
    const { port } = engine.address() as { port: number };
    try {
      await expect(
        new DockerContainerRuntime({ engine: { host: '127.0.0.1', port, ca: cert, cert, key }, allowlist }).ping(),
      ).resolves.toMatchObject({ kind: 'docker' });
      await expect(
        new DockerContainerRuntime({ engine: { host: '127.0.0.1', port }, allowlist }).ping(),
      ).rejects.toMatchObject({ code: 'RUNTIME.UNAVAILABLE' });
      await expect(
        new DockerContainerRuntime({ engine: { host: '127.0.0.1', port, ca: cert }, allowlist }).ping(),
      ).rejects.toThrow();
    } finally {
      engine.closeAllConnections();
      await new Promise((closed) => engine.close(closed));
    }
  });
});

describe('images and volumes of a Docker Engine', () => {
  const repository = uniqueRepository();
  const runtime = new DockerContainerRuntime({
    engine: { socketPath: testSocketPath },
    allowlist: ImageAllowlist.of([repository]),
  });

  beforeAll(() => givenFixtureImages(repository));
  afterAll(() => removeImages(repository));

  it('keeps a locally built image when its tag moves on', async () => {
    const before = await runtime.resolveImage(`${repository}:1`);
    await testDocker.getImage(`${repository}:2`).tag({ repo: repository, tag: '1' });
    const after = await runtime.resolveImage(`${repository}:1`);
    expect(after.digest).not.toBe(before.digest);
    await expect(runtime.pullImage(before.reference)).resolves.toEqual(before);
    await expect(runtime.resolveImage(before.reference)).resolves.toEqual(before);
  });

  it('finds a digest in the registry and pulls by it, though the engine lost the image', async () => {
    await pushImage(testDocker, `${repository}:2`);
    const before = await runtime.resolveImage(`${repository}:2`);
    await removeImages(repository);
    await expect(runtime.resolveImage(before.reference)).rejects.toMatchObject({ code: 'RUNTIME.IMAGE_NOT_FOUND' });
    await expect(runtime.resolveImage(`${repository}:2`)).resolves.toEqual({ ...before, version: null });
    await expect(runtime.pullImage(before.reference)).resolves.toEqual(before);
    await givenFixtureImages(repository);
  });

  it('removes a volume that a killed worker left attached to a helper, and leaves no helper of its own', async () => {
    const owner = { installationId: randomUUID(), instanceId: randomUUID(), orgId: randomUUID() };
    const volume = new ResourceNames(owner.instanceId).volume('/data');
    const helpers = () =>
      testDocker.listContainers({ all: true, filters: { label: ['moorage.helper'], volume: [volume] } });
    await runtime.createVolume({ name: volume, owner });
    const archive = await runtime.archiveVolume(volume);
    await expect(helpers()).resolves.toHaveLength(1); // as a kill at this point would leave it
    await runtime.removeVolume(volume);
    await expect(helpers()).resolves.toEqual([]);
    archive.destroy();

    await runtime.createVolume({ name: volume, owner });
    const read = await runtime.archiveVolume(volume);
    read.resume();
    await new Promise((ended) => read.on('end', ended));
    await expect(helpers()).resolves.toEqual([]);
    const unread = await runtime.archiveVolume(volume);
    unread.destroy();
    await new Promise((closed) => unread.on('close', closed));
    await expect(helpers()).resolves.toEqual([]);
    await runtime.removeVolume(volume);
    await expect(runtime.listOwned(owner.installationId)).resolves.toEqual([]);
  });
});
