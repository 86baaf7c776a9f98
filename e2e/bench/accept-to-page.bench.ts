import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { sha256 } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import { createTestDatabase } from '@moorage/platform/testing';
import { Client } from 'pg';
import { ensureReferenceBotImage } from '../../docker/reference-bot.mjs';
import { BotVisitor } from '../dsl/bot-visitor.ts';
import { percentile, type BenchRow } from './bench-row.ts';
import { freePort } from './nginx.ts';

const session = 'bench-session-token';
const people = 40;
const password = 'quiet harbour lantern 42';

/** From accepting an invitation to the first page of the bot under that name: the built server, a bot in local Docker. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const image = await ensureReferenceBotImage(new Docker());
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'moorage-bench-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const installation = `bench-${randomUUID().slice(0, 8)}`;
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../apps/api/dist/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      MOORAGE_DATA_DIR: dataDir,
      MOORAGE_INSTALLATION_ID: installation,
      PORT: String(port),
      FLEET_RUNTIME: 'docker',
      FLEET_BOT_IMAGE: image,
      LOG_LEVEL: 'warn',
    },
  });
  try {
    await eventually(async () => (await fetch(`${url}/readyz`)).ok, 30_000);
    await seedOwner(client);
    const call = callerOf(url, session);
    progress('making an organisation, and waiting for its bot');
    await call('POST', '/api/organizations', { name: 'Acme', slug: 'acme' });
    await eventually(
      async () =>
        ((await call('GET', '/api/instances')) as { items: { status: string }[] }).items[0]?.status === 'RUNNING',
      60_000,
    );

    progress(`inviting ${people} people`);
    const emails = Array.from({ length: people }, (_, i) => `person-${i}@example.com`);
    await call('POST', '/api/invitations', { emails, role: 'MEMBER' });
    const tokens = await eventually(() => tokensOf(client, emails), 30_000);

    const seconds: number[] = [];
    let waited = 0;
    for (const [i, token] of tokens.entries()) {
      const name = `Person Number ${i}`;
      const started = performance.now();
      const cookie = await accept(url, token, name);
      const browser = new BotVisitor(url, { moorage_session: cookie });
      for (;;) {
        const { text } = await browser.open(`http://acme.localhost:${port}/`);
        if (text.includes(`Hello, ${name}`)) break;
        // What the page "being set up" asks of a browser: look again after this many seconds.
        const pause = Number(/http-equiv="refresh" content="(\d+)"/.exec(text)?.[1]);
        if (!Number.isFinite(pause))
          throw new Error(`The bot's host answered with neither the bot nor a page that waits: ${text.slice(0, 500)}`);
        waited += 1;
        await new Promise((wake) => setTimeout(wake, pause * 1_000));
      }
      seconds.push((performance.now() - started) / 1_000);
      progress(`${i + 1} of ${people} are in`);
    }
    const p95 = percentile(seconds, 0.95);
    return [
      {
        what: 'from accepting an invitation to the first proxied page under that name, local Docker, p95',
        value: p95,
        unit: 's',
        atMost: 2,
        detail: `${people} people, one after the other: median ${percentile(seconds, 0.5).toFixed(2)} s, p95 ${p95.toFixed(2)} s, longest ${Math.max(...seconds).toFixed(2)} s; the page that waits was seen ${waited} times`,
      },
    ];
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    await client.end();
    await database.drop();
    await removeContainersOf(installation);
    await rm(dataDir, { recursive: true, force: true });
  }
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

function callerOf(url: string, token: string) {
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        cookie: `moorage_session=${token}`,
        origin: url,
        'x-tenant-id': 'acme',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
}

/** The tokens of the links that were mailed, once all of them were. */
async function tokensOf(client: Client, emails: readonly string[]): Promise<string[] | undefined> {
  const { rows: mails } = await client.query<{ token: string | null }>(
    `SELECT substring(text_body FROM '#token=([A-Za-z0-9_-]+)') AS token FROM mails WHERE recipient = ANY($1)`,
    [emails],
  );
  const tokens = mails.map((mail) => mail.token).filter((token) => token !== null);
  return tokens.length === emails.length ? tokens : undefined;
}

/** Accepts by signing up from the link; answers with the session's cookie. */
async function accept(url: string, token: string, name: string): Promise<string> {
  const response = await fetch(`${url}/api/invitation-tokens/sign-up`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ token, name, password }),
  });
  const cookie = /moorage_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (cookie === undefined)
    throw new Error(`The invitation was not accepted: ${response.status} ${await response.text()}`);
  return cookie;
}

async function removeContainersOf(installation: string): Promise<void> {
  const docker = new Docker();
  const filters = { label: [`moorage.installation=${installation}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters }))
    await docker.getContainer(Id).remove({ force: true, v: true });
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
  for (const { Name } of (await docker.listVolumes({ filters })).Volumes ?? [])
    await docker.getVolume(Name).remove({ force: true });
}
