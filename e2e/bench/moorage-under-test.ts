import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import { createTestDatabase } from '@moorage/platform/testing';
import { Client } from 'pg';
import { freePort } from './nginx.ts';

export interface MoorageUnderTest {
  readonly port: number;
  readonly pid: number;
  /** `Host` of the bot, with port. */
  readonly host: string;
  /** A signed-in member's `Cookie` at the bot. */
  readonly cookie: string;
  /** The same person's `Cookie` at the platform; ADMIN of `acme`. */
  readonly platformCookie: string;
  readonly databaseUrl: string;
  /** Resident memory in bytes, garbage collected. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const token = 'b'.repeat(43);
const platformToken = 'p'.repeat(43);

/**
 * The built server as it runs in production, on a database of its own: store, cache, notifications, logs, everything. An org with one
 * member, who is signed in at its bot; that the bot is at `upstreamPort` is written into the table, where the fleet would write it.
 * `MOORAGE_ROLE=web`: no worker, which would miss the bot's container.
 */
export async function startMoorage(
  upstreamPort: number,
  forwarder: 'undici' | 'node-http' = 'undici',
): Promise<MoorageUnderTest> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'moorage-bench-'));
  const port = await freePort();
  await seed(database.url, upstreamPort);
  const preload = new URL('./preload/collect-garbage-on-signal.ts', import.meta.url).href;
  const main = join(import.meta.dirname, '../../apps/api/dist/main.js');
  const server = spawn(process.execPath, ['--expose-gc', '--import', preload, main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      MOORAGE_DATA_DIR: dataDir,
      MOORAGE_ROLE: 'web',
      PORT: String(port),
      FLEET_RUNTIME: 'process',
      PROXY_FORWARDER: forwarder,
      LOG_LEVEL: 'warn',
    },
  });
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  await eventually(async () => (await fetch(`http://localhost:${port}/readyz`)).ok, 30_000);
  return {
    port,
    pid: server.pid ?? Number.NaN,
    host: `acme.localhost:${port}`,
    cookie: `moorage_bot_session=${token}`,
    platformCookie: `moorage_session=${platformToken}`,
    databaseUrl: database.url,
    async memory() {
      server.kill('SIGUSR2');
      // The collection runs between two requests; an answer to a later one shows that it is over.
      for (let i = 0; i < 3; i += 1) await (await fetch(`http://localhost:${port}/healthz`)).arrayBuffer();
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    },
    async stop() {
      process.off('exit', kill);
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(url: string, upstreamPort: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const [userId, orgId, appId, instanceId, sessionId] = Array.from({ length: 5 }, () => randomUUID());
  const insert = (sql: string, values: unknown[]) => client.query(sql, values);
  await insert(
    `INSERT INTO users (id, email, name, password_hash, email_verified_at, created_at) VALUES ($1, 'ada@example.com', 'Ada Müller', '-', now(), now())`,
    [userId],
  );
  await insert(
    `INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, idle_expires_at, expires_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '1 day', now() + interval '1 day')`,
    [sessionId, userId, sha256(platformToken)],
  );
  await insert(
    `INSERT INTO organizations (id, slug, name, search_text, status, members_count, created_at) VALUES ($1, 'acme', 'Acme', ' acme', 'ACTIVE', 1, now())`,
    [orgId],
  );
  await insert(
    `INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
     VALUES ($1, $2, $3, 'Ada Müller', 'ada@example.com', 'ada müller', ' ada müller ada@example.com', 'ADMIN', 1, 'ACTIVE', 1, now())`,
    [randomUUID(), orgId, userId],
  );
  await insert(
    `INSERT INTO bot_apps (id, key, name, image, port, health_path, volumes) VALUES ($1, 'bench', 'Bench', 'bench', 3100, '/health', '{}')`,
    [appId],
  );
  await insert(
    `INSERT INTO instances (id, org_id, bot_app_id, slug, owner_user_id, status, desired, image, sealed_secret, address_host, address_port, health, created_at)
     VALUES ($1, $2, $3, 'acme', $4, 'RUNNING', 'RUNNING', 'bench', '-', '127.0.0.1', $5, 'ok', now())`,
    [instanceId, orgId, appId, userId, upstreamPort],
  );
  await insert(
    `INSERT INTO bot_sessions (id, token_hash, instance_id, host, user_id, platform_session_id, created_at, expires_at)
     VALUES ($1, $2, $3, 'acme.localhost', $4, $5, now(), now() + interval '1 day')`,
    [randomUUID(), sha256(token), instanceId, userId, sessionId],
  );
  await client.end();
}
