import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@moorage/kernel';
import { createTestDatabase } from '@moorage/platform/testing';
import { Client } from 'pg';
import { median, percentile, spread, type BenchRow } from './bench-row.ts';
import { ServerProcess } from './server-process.ts';

const token = 'c'.repeat(43);
const variants = ['without', 'with', 'first'] as const;
type Variant = (typeof variants)[number];

/** Written in small and large letters it is another reference to the same organisation each time, which nothing remembers. */
const orgId = 'abcdefab-cdef-4abc-8def-abcdefabcdef';
let writings = 0;

const rounds = 15;
const perRound = 2_000;
/** Not measured: both get their pace. */
const warmUp = 3_000;

/**
 * What asking for a permission adds to a request: the same handler behind the same guard, which asks for a session alone, or for
 * a permission in an organisation too: of somebody who was there before, and of somebody who comes for the first time. One
 * request at a time, in turns, so that whatever else happens meets all alike.
 */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'moorage-bench-'));
  let server: ServerProcess<{ port: number }> | undefined;
  try {
    await seed(database.url);
    server = await ServerProcess.start<{ port: number }>('permission-check.ts', [database.url, dataDir]);
    const { port } = server.hello;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    progress('one request at a time, in turns');
    await measure(agent, port, warmUp);
    const added: number[] = [];
    const figures: Record<Variant, { p50: number[]; p99: number[] }> = {
      without: { p50: [], p99: [] },
      with: { p50: [], p99: [] },
      first: { p50: [], p99: [] },
    };
    for (let round = 0; round < rounds; round += 1) {
      const times = await measure(agent, port, perRound);
      for (const variant of variants) {
        figures[variant].p50.push(percentile(times[variant], 0.5));
        figures[variant].p99.push(percentile(times[variant], 0.99));
      }
      added.push(percentile(times.with, 0.99) - percentile(times.without, 0.99));
    }
    agent.destroy();
    const told = (variant: Variant): string =>
      `p50 ${spread(figures[variant].p50, 2)} ms, p99 ${spread(figures[variant].p99, 2)} ms`;
    return [
      {
        what: 'permission check, added at p99',
        value: median(added),
        unit: 'ms',
        atMost: 0.2,
        detail: [
          `session alone: ${told('without')}`,
          `session, organisation and permission: ${told('with')}`,
          `the same on the first request, where Postgres is asked for the standing: ${told('first')}`,
          `added at p99: ${spread(added, 2)} ms; at p50: ${(median(figures.with.p50) - median(figures.without.p50)).toFixed(2)} ms`,
          `${rounds} rounds of ${perRound} requests of each kind, one at a time`,
        ].join('\n'),
      },
    ];
  } finally {
    await server?.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Milliseconds of `count` requests of each kind. */
async function measure(agent: Agent, port: number, count: number): Promise<Record<Variant, number[]>> {
  const times: Record<Variant, number[]> = { without: [], with: [], first: [] };
  for (let i = 0; i < count * variants.length; i += 1) {
    // Which comes after which changes: a request may find what the one before it warmed.
    const round = Math.floor(i / variants.length);
    const variant = variants[(i * (round % 2 === 0 ? 1 : 2)) % variants.length] ?? 'without';
    const startedAt = performance.now();
    await ask(agent, port, variant);
    times[variant].push(performance.now() - startedAt);
  }
  return times;
}

function ask(agent: Agent, port: number, variant: Variant): Promise<void> {
  const path = variant === 'without' ? '/api/bench/signed-in' : '/api/bench/permission';
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: `moorage_session=${token}`,
      'x-tenant-id': variant === 'first' ? anotherWriting() : 'acme',
    };
    get({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${path} answered ${response.statusCode}`));
      });
    }).once('error', reject);
  });
}

function anotherWriting(): string {
  let bits = (writings += 1);
  return orgId.replaceAll(/[a-f]/g, (letter) => {
    const large = bits % 2 === 1;
    bits >>= 1;
    return large ? letter.toUpperCase() : letter;
  });
}

async function seed(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const userId = randomUUID();
  await client.query(
    `INSERT INTO users (id, email, name, password_hash, email_verified_at, created_at) VALUES ($1, 'ada@example.com', 'Ada Müller', '-', now(), now())`,
    [userId],
  );
  await client.query(
    `INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, idle_expires_at, expires_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '1 day', now() + interval '1 day')`,
    [randomUUID(), userId, sha256(token)],
  );
  await client.query(
    `INSERT INTO organizations (id, slug, name, search_text, status, members_count, created_at) VALUES ($1, 'acme', 'Acme', ' acme', 'ACTIVE', 1, now())`,
    [orgId],
  );
  await client.query(
    `INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
     VALUES ($1, $2, $3, 'Ada Müller', 'ada@example.com', 'ada müller', ' ada müller ada@example.com', 'MANAGER', 3, 'ACTIVE', 1, now())`,
    [randomUUID(), orgId, userId],
  );
  await client.query('VACUUM ANALYZE');
  await client.end();
}
