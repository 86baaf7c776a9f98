import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import { createTestDatabase } from '@moorage/platform/testing';
import { Client } from 'pg';
import { median, type BenchRow } from './bench-row.ts';
import { freePort } from './nginx.ts';

const small = { slug: 'bench-small', members: 100, firstNames: ['Adben', 'Zuna'], lastNames: ['Tanalo', 'Borika'] };
/** A hundred first names and as many last ones: each is that of some five hundred people. */
const big = {
  slug: 'bench-big',
  members: 50_000,
  firstNames: syllables(
    ['Ad', 'Be', 'Chi', 'Da', 'El', 'Fe', 'Gri', 'Ho', 'I', 'Zu'],
    ['a', 'ben', 'da', 'lio', 'mar', 'na', 'ro', 'sa', 'tta', 'vin'],
  ),
  lastNames: syllables(
    ['Abra', 'Bori', 'Cara', 'Dela', 'Fuji', 'Gala', 'Kova', 'Mori', 'Okan', 'Tana'],
    ['berg', 'dze', 'feld', 'gawa', 'ka', 'lo', 'mann', 'nen', 'sson', 'vic'],
  ),
};

const session = 'bench-session-token';
const rounds = 120;

/**
 * What each row asks for; a row's figure is the worst of its questions. Each question gets as many answers from the small
 * organisation as from the large one, so that the finding is compared and not the telling.
 */
const questions: Readonly<Record<string, readonly string[]>> = {
  'members list, first page: 50,000 members ÷ 100': [
    '',
    '&sort=email',
    '&sort=role',
    '&sort=joined&direction=desc',
    '&role=ADMIN',
  ],
  // One person, a family name and a first name that hundreds have, what everybody has, two letters, nobody.
  'members list, search: 50,000 members ÷ 100': ['number-77@', 'tanalo', 'zuna', 'example', 'ad', 'nobody-here'].map(
    (text) => `&search=${text}`,
  ),
};

/** Members lists over HTTP against the built server: the same questions, in turns, to a large and to a small organisation. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'moorage-bench-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let server: ChildProcess | undefined;
  try {
    progress('making organisations of 100 and of 50,000 members');
    await seed(database.url);
    server = spawn(process.execPath, [join(import.meta.dirname, '../../apps/api/dist/main.js')], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
        MOORAGE_DATA_DIR: dataDir,
        PORT: String(port),
        FLEET_RUNTIME: 'process',
        LOG_LEVEL: 'warn',
      },
    });
    await eventually(async () => (await fetch(`${url}/readyz`)).ok, 30_000);
    const measured: BenchRow[] = [];
    for (const [what, queries] of Object.entries(questions)) {
      progress(what);
      const comparisons = [];
      for (const query of queries) comparisons.push(await compare(url, query));
      const worst = comparisons.reduce((a, b) => (b.ratio > a.ratio ? b : a));
      measured.push({
        what,
        value: worst.ratio,
        atMost: 2,
        detail: `worst: "${worst.query}", ${worst.big.toFixed(1)} ms ÷ ${worst.small.toFixed(1)} ms`,
      });
    }
    return measured;
  } finally {
    server?.kill('SIGTERM');
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Comparison {
  readonly query: string;
  /** Median milliseconds. */
  readonly small: number;
  readonly big: number;
  readonly ratio: number;
}

/** Asks both in turns, so that whatever else the machine does meets both alike. */
async function compare(url: string, query: string): Promise<Comparison> {
  const times: Record<string, number[]> = { [small.slug]: [], [big.slug]: [] };
  for (let round = -20; round < rounds; round++) {
    for (const { slug } of [small, big]) {
      const started = performance.now();
      const response = await fetch(`${url}/api/members?limit=25${query}`, {
        headers: { cookie: `moorage_session=${session}`, 'x-tenant-id': slug },
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`The members list answered ${response.status}`);
      if (round >= 0) times[slug]?.push(performance.now() - started);
    }
  }
  const [inSmall, inBig] = [median(times[small.slug] ?? []), median(times[big.slug] ?? [])];
  return { query, small: inSmall, big: inBig, ratio: inBig / inSmall };
}

async function seed(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const me = randomUUID();
  await client.query(
    `INSERT INTO users (id, email, name, password_hash, email_verified_at, created_at) VALUES ($1, 'owner@example.com', 'Olive Owner', '-', now(), now())`,
    [me],
  );
  await client.query(
    `INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, idle_expires_at, expires_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '1 day', now() + interval '1 day')`,
    [randomUUID(), me, sha256(session)],
  );
  for (const organization of [small, big]) await seedOrganization(client, organization, me);
  await client.query('VACUUM ANALYZE');
  await client.end();
}

async function seedOrganization(
  client: Client,
  { slug, members, firstNames, lastNames }: typeof big,
  owner: string,
): Promise<void> {
  const orgId = randomUUID();
  await client.query(
    `INSERT INTO organizations (id, slug, name, search_text, status, members_count, created_at) VALUES ($1, $2, $2, ' ' || $2, 'ACTIVE', $3, now())`,
    [orgId, slug, members],
  );
  await client.query(
    `WITH people AS (
       SELECT gen_random_uuid() AS user_id, n, first || ' ' || last AS name, lower(last) || '-number-' || n || '@' || $1 || '.example.com' AS email
         FROM generate_series(2, $2::int) AS n,
              LATERAL (SELECT ($4::text[])[1 + n % cardinality($4::text[])] AS first, ($5::text[])[1 + n / cardinality($4::text[]) % cardinality($5::text[])] AS last) AS names
     ), users_made AS (
       INSERT INTO users (id, email, name, password_hash, email_verified_at, created_at)
       SELECT user_id, email, name, '-', now(), now() FROM people
     )
     INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
     SELECT gen_random_uuid(), $3, user_id, name, email, lower(name), ' ' || lower(name) || ' ' || email,
            CASE WHEN n % 100 = 0 THEN 'ADMIN' ELSE 'MEMBER' END, CASE WHEN n % 100 = 0 THEN 1 ELSE 5 END,
            CASE WHEN n % 25 = 0 THEN 'SUSPENDED' ELSE 'ACTIVE' END, 1, now() - make_interval(mins => n)
       FROM people`,
    [slug, members, orgId, firstNames, lastNames],
  );
  await client.query(
    `INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
     VALUES ($1, $2, $3, 'Olive Owner', 'owner@example.com', 'olive owner', ' olive owner owner@example.com', 'OWNER', 0, 'ACTIVE', 1, now())`,
    [randomUUID(), orgId, owner],
  );
}

function syllables(starts: readonly string[], ends: readonly string[]): string[] {
  return starts.flatMap((start) => ends.map((end) => start + end));
}
