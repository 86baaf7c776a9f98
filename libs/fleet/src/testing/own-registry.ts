import { spawn } from 'node:child_process';
import { X509Certificate, createHash, createPrivateKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';
import { SignJWT } from 'jose';
import { registryCertificate, registryPrivateKey } from './registry-certificate.ts';

export const registryUser = { username: 'puller', password: 'right password' };
/** The bcrypt hash of that password: what the registry's htpasswd file wants. */
const htpasswd = `puller:$2b$05$abcdefghijklmnopqrstuuChQd15jl6x5/jaJ9KDukc2t1X7oMLPa\n`;

export interface OwnRegistry {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  /** Tokens that were asked for, where the registry wants them: who asked, if anybody said. */
  readonly tokensFor: (string | undefined)[];
  /** Pushes an image that nobody runs under `<repository>:<tag>`. @returns the digest of its manifest */
  push(repository: string, tag: string, content: string): Promise<string>;
  /** Pushes an index of two platforms, each an image of its own. @returns the digest of the index */
  pushIndex(repository: string, tag: string, content: string): Promise<string>;
  /** It is gone for good; a second time does nothing. */
  stop(): Promise<void>;
}

/** Debian's registry on a free port, for as long as a test needs it. */
export async function startRegistry(auth: 'open' | 'basic' | 'token'): Promise<OwnRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'moorage-registry-'));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const tokens = auth === 'token' ? await startTokenServer() : undefined;
  await writeFile(join(folder, 'htpasswd'), htpasswd);
  await writeFile(join(folder, 'certificate.pem'), registryCertificate);
  const authConfig = {
    open: [],
    basic: ['auth:', '  htpasswd:', '    realm: tests', `    path: ${join(folder, 'htpasswd')}`],
    token: [
      'auth:',
      '  token:',
      `    realm: ${tokens?.realm ?? ''}`,
      '    service: tests',
      '    issuer: tests',
      `    rootcertbundle: ${join(folder, 'certificate.pem')}`,
    ],
  }[auth];
  const config = [
    'version: 0.1',
    `storage: { filesystem: { rootdirectory: ${join(folder, 'data')} } }`,
    `http: { addr: "${host}" }`,
    ...authConfig,
    '',
  ];
  await writeFile(join(folder, 'config.yml'), config.join('\n'));
  const server = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
  await eventually(async () => (await fetch(`http://${host}/v2/`)).status > 0, 15_000);

  const authorization = async (repository: string): Promise<Record<string, string>> => {
    if (auth === 'open') return {};
    if (auth === 'basic') return { authorization: basicOf(registryUser) };
    return { authorization: `Bearer ${await tokens!.mint(`repository:${repository}:pull,push`)}` };
  };
  const pushBlob = async (repository: string, content: string) => {
    const digest = digestOf(content);
    const headers = await authorization(repository);
    const begun = await fetch(`http://${host}/v2/${repository}/blobs/uploads/`, { method: 'POST', headers });
    const location = new URL(begun.headers.get('location') ?? '', `http://${host}`);
    location.searchParams.set('digest', digest);
    const done = await fetch(location, { method: 'PUT', headers, body: content });
    if (done.status !== 201) throw new Error(`The registry took no blob: ${done.status}`);
    return { digest, size: Buffer.byteLength(content) };
  };
  const pushManifest = async (repository: string, reference: string, mediaType: string, manifest: object) => {
    const body = JSON.stringify({ schemaVersion: 2, mediaType, ...manifest });
    const headers = { ...(await authorization(repository)), 'content-type': mediaType };
    const done = await fetch(`http://${host}/v2/${repository}/manifests/${reference}`, {
      method: 'PUT',
      headers,
      body,
    });
    if (done.status !== 201) throw new Error(`The registry took no manifest: ${done.status} ${await done.text()}`);
    return { digest: digestOf(body), size: Buffer.byteLength(body) };
  };
  const image = 'application/vnd.docker.distribution.manifest.v2+json';
  const pushImage = async (repository: string, reference: (digest: string) => string, content: string) => {
    const config = await pushBlob(repository, JSON.stringify({ architecture: 'amd64', os: 'linux', content }));
    const manifest = {
      config: { mediaType: 'application/vnd.docker.container.image.v1+json', ...config },
      layers: [],
    };
    const digest = digestOf(JSON.stringify({ schemaVersion: 2, mediaType: image, ...manifest }));
    return pushManifest(repository, reference(digest), image, manifest);
  };
  return {
    host,
    tokensFor: tokens?.askedBy ?? [],
    push: async (repository, tag, content) => (await pushImage(repository, () => tag, content)).digest,
    async pushIndex(repository, tag, content) {
      const platforms = ['amd64', 'arm64'];
      const manifests = [];
      for (const architecture of platforms) {
        const pushed = await pushImage(repository, (digest) => digest, `${content} ${architecture}`);
        manifests.push({ mediaType: image, ...pushed, platform: { architecture, os: 'linux' } });
      }
      const list = 'application/vnd.docker.distribution.manifest.list.v2+json';
      return (await pushManifest(repository, tag, list, { manifests })).digest;
    },
    async stop() {
      if (server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await tokens?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Mints tokens as Docker's token specification has it, for whoever gives the right password, and to nobody else. */
async function startTokenServer() {
  const askedBy: (string | undefined)[] = [];
  const key = createPrivateKey(registryPrivateKey);
  const mint = (scope: string): Promise<string> => {
    const [type, name, actions = ''] = scope.split(':');
    return new SignJWT({ access: [{ type, name, actions: actions.split(',') }] })
      .setProtectedHeader({
        alg: 'RS256',
        typ: 'JWT',
        x5c: [new X509Certificate(registryCertificate).raw.toString('base64')],
      })
      .setIssuer('tests')
      .setAudience('tests')
      .setSubject('puller')
      .setJti(randomUUID())
      .setIssuedAt()
      .setNotBefore('-1m')
      .setExpirationTime('5m')
      .sign(key);
  };
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    askedBy.push(authorization === undefined ? undefined : Buffer.from(authorization.slice(6), 'base64').toString());
    const scope = new URL(request.url ?? '/', 'http://tokens').searchParams.get('scope') ?? '';
    if (authorization !== basicOf(registryUser)) response.writeHead(401).end();
    else void mint(scope).then((token) => response.end(JSON.stringify({ token, expires_in: 300 })));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    realm: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    askedBy,
    mint,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const basicOf = ({ username, password }: typeof registryUser): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const digestOf = (content: string): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;
