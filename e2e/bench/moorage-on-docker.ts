import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { sha256 } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import { createTestDatabase } from '@moorage/platform/testing';
import { Client } from 'pg';
import { freePort } from './nginx.ts';

const session = 'bench-session-token';

export interface MoorageOnDocker {
  readonly url: string;
  readonly port: number;
  readonly installationId: string;
  /** On its database. */
  readonly client: Client;
  /** `Cookie` of the owner at the platform. */
  readonly ownerSession: string;
  /** Calls the API as the owner of `acme`. @returns the parsed answer, undefined where it is empty. @throws unless it is 2xx */
  call(method: string, path: string, body?: object): Promise<unknown>;
  /** Makes the organisation `acme`. @returns the id of its instance, once that runs */
  organisation(): Promise<string>;
  /** Another process of the same installation. Stop it first. */
  replica(): Promise<{ stop(): Promise<void> }>;
  stop(): Promise<void>;
}

/** The built server with its workers, on a database of its own and on the engine of this machine. Nothing of it is left afterwards. */
export async function startMoorageOnDocker(settings: Readonly<Record<string, string>>): Promise<MoorageOnDocker> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'moorage-bench-'));
  const installationId = `bench-${randomUUID().slice(0, 8)}`;
  const start = () =>
    startServer({
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      MOORAGE_DATA_DIR: dataDir,
      MOORAGE_INSTALLATION_ID: installationId,
      FLEET_RUNTIME: 'docker',
      LOG_LEVEL: 'warn',
      ...settings,
    });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const server = await start();
  const { url, port } = server;
  const call = callerOf(url);
  const stop = async (): Promise<void> => {
    await server.stop();
    await client.end();
    await database.drop();
    await removeResourcesOf(installationId);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await server.ready();
    await seedOwner(client);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    port,
    installationId,
    client,
    ownerSession: `moorage_session=${session}`,
    call,
    async organisation() {
      await call('POST', '/api/organizations', { name: 'Acme', slug: 'acme' });
      const { id } = await eventually(async () => {
        const { items } = (await call('GET', '/api/instances')) as { items: { id: string; status: string }[] };
        return items[0]?.status === 'RUNNING' ? items[0] : undefined;
      }, 60_000);
      return id;
    },
    async replica() {
      const another = await start();
      await another.ready();
      return another;
    },
    stop,
  };
}

/** A process of the built server, on a port of its own; it ends with this one. */
async function startServer(environment: NodeJS.ProcessEnv) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../apps/api/dist/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...environment, PORT: String(port) },
  });
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  return {
    url,
    port,
    ready: () => eventually(async () => (await fetch(`${url}/readyz`)).ok, 30_000),
    async stop() {
      process.off('exit', kill);
      const ended = server.exitCode === null ? once(server, 'exit') : undefined;
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function seedOwner(client: Client): Promise<void> {
  const userId = randomUUID();
  await client.query(
    `INSERT INTO users (id, email, name, password_hash, email_verified_at, created_at) VALUES ($1, 'owner@example.com', 'Olive Owner', '-', now(), now())`,
    [userId],
  );
  await client.query(
    `INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, idle_expires_at, expires_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '1 day', now() + interval '1 day')`,
    [randomUUID(), userId, sha256(session)],
  );
}

function callerOf(url: string): MoorageOnDocker['call'] {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        cookie: `moorage_session=${session}`,
        origin: url,
        'x-tenant-id': 'acme',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
}

async function removeResourcesOf(installationId: string): Promise<void> {
  const docker = new Docker();
  const filters = { label: [`moorage.installation=${installationId}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters }))
    await docker.getContainer(Id).remove({ force: true, v: true });
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
  for (const { Name } of (await docker.listVolumes({ filters })).Volumes ?? [])
    await docker.getVolume(Name).remove({ force: true });
}
