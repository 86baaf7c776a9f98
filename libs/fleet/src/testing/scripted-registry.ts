import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import * as tar from 'tar-stream';

/** What is asked of a registry: the manifest, the image's configuration, or its one layer. */
export type RegistryPart = 'manifest' | 'config' | 'layer';

/** Answers in the registry's stead; `content` is what a good one would send. */
export type RegistryScript = (part: RegistryPart, response: ServerResponse, content: Buffer) => void;

export interface ScriptedRegistry {
  /** `127.0.0.1:<port>/scripted/image`: it holds one image, which no engine has yet. */
  readonly repository: string;
  readonly digest: string;
  /** Without one, it answers as it should. */
  script: RegistryScript | undefined;
  /** What was asked for, oldest first. */
  readonly asked: RegistryPart[];
  stop(): Promise<void>;
}

const types = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};

/** A registry on a free port whose answers a test writes. */
export async function startScriptedRegistry(): Promise<ScriptedRegistry> {
  const parts = await anImage();
  const asked: RegistryPart[] = [];
  const byPath = (path: string): RegistryPart | undefined => {
    if (/\/manifests\//.test(path)) return 'manifest';
    const digest = /\/blobs\/(sha256:[0-9a-f]{64})$/.exec(path)?.[1];
    return (['config', 'layer'] as const).find((part) => digestOf(parts[part]) === digest);
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    if (path === '/v2/') return void response.end('{}');
    const part = byPath(path);
    if (part === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', types[part]);
    response.setHeader('docker-content-digest', digestOf(parts[part]));
    if (request.method === 'HEAD') return void response.end();
    asked.push(part);
    if (registry.script === undefined) response.end(parts[part]);
    else registry.script(part, response, parts[part]);
  };
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const registry: ScriptedRegistry = {
    repository: `127.0.0.1:${(server.address() as AddressInfo).port}/scripted/image`,
    digest: digestOf(parts.manifest),
    script: undefined,
    asked,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return registry;
}

/** One file of random bytes, so that no engine knows any part of it. */
async function anImage(): Promise<Record<RegistryPart, Buffer>> {
  const pack = tar.pack();
  pack.entry({ name: 'cargo' }, randomBytes(200_000));
  pack.finalize();
  const content = await buffer(pack);
  const layer = gzipSync(content);
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: { User: '1000', Labels: { 'org.opencontainers.image.version': '7.0.0' } },
      rootfs: { type: 'layers', diff_ids: [digestOf(content)] },
    }),
  );
  const described = (part: 'config' | 'layer', bytes: Buffer) => ({
    mediaType: types[part],
    size: bytes.length,
    digest: digestOf(bytes),
  });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: described('config', config),
      layers: [described('layer', layer)],
    }),
  );
  return { manifest, config, layer };
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
