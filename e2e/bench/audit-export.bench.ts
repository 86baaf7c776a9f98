import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import type { BenchRow } from './bench-row.ts';
import { startMoorage, type MoorageUnderTest } from './moorage-under-test.ts';

const ROWS = 1_000_000;
const PAGES = 2_000;
const MIB = 1024 ** 2;
const nobodyListens = 9;

/** A whole audit log as CSV over HTTP from the built server: how much memory it takes on top, at its peak. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const moorage = await startMoorage(nobodyListens);
  try {
    progress(`writing ${ROWS.toLocaleString('en')} entries`);
    await seed(moorage.databaseUrl);
    // A server in service: what it takes for pages of this log, it takes without an export.
    progress(`reading ${PAGES.toLocaleString('en')} pages`);
    await readPages(moorage);
    const before = await moorage.memory();
    progress(`exporting ${ROWS.toLocaleString('en')} entries`);
    const watch = watchMemory(moorage);
    const started = performance.now();
    const { lines, bytes } = await exported(moorage, '');
    const seconds = (performance.now() - started) / 1000;
    const peak = await watch.stop();
    // The head, and the entry that tells of the export.
    if (lines < ROWS + 1) throw new Error(`Of ${ROWS} entries ${lines} lines arrived`);
    return [
      {
        what: 'audit log, 1,000,000 entries as CSV: memory added at the peak',
        value: (peak - before) / MIB,
        unit: 'MiB',
        atMost: 100,
        detail: `resident memory of the whole server, the highest of ${watch.samples()} looks: ${(peak / MIB).toFixed(0)} MiB; ${(before / MIB).toFixed(0)} before, after ${PAGES.toLocaleString('en')} pages of the log and with garbage collected; ${Math.round(lines / seconds).toLocaleString('en')} entries/s, ${(bytes / MIB).toFixed(0)} MiB in ${seconds.toFixed(1)} s`,
      },
    ];
  } finally {
    await moorage.stop();
  }
}

async function readPages({ port, platformCookie }: MoorageUnderTest): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    const response = await fetch(`http://localhost:${port}/api/audit?limit=50`, {
      headers: { cookie: platformCookie, 'x-tenant-id': 'acme' },
    });
    if (!response.ok) throw new Error(`The list answered ${response.status}`);
    await response.arrayBuffer();
  }
}

async function exported(
  { port, platformCookie }: MoorageUnderTest,
  query: string,
): Promise<{ lines: number; bytes: number }> {
  const response = await fetch(`http://localhost:${port}/api/audit/export.csv${query}`, {
    headers: { cookie: platformCookie, 'x-tenant-id': 'acme' },
  });
  if (!response.ok || response.body === null) throw new Error(`The export answered ${response.status}`);
  let lines = 0;
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    for (const octet of chunk) if (octet === 0x0a) lines += 1;
  }
  return { lines, bytes };
}

/** Looks at the resident memory all the time; `stop` tells the highest in bytes. */
function watchMemory({ pid }: MoorageUnderTest): { stop(): Promise<number>; samples(): number } {
  let peak = 0;
  let looks = 0;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    peak = Math.max(peak, Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024);
    looks += 1;
  };
  const timer = setInterval(() => void look(), 20);
  return {
    async stop() {
      clearInterval(timer);
      await look();
      return peak;
    },
    samples: () => looks,
  };
}

/** A chain as it would be after a few years; its hashes are none, since an export doesn't look at them. */
async function seed(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const none = createHash('sha256').digest();
  await client.query(
    `INSERT INTO audit_entries (chain, seq, at, category, action, actor_type, actor_id, target_type, target_id, request_id, personal, salt, commitment, hash)
     SELECT (SELECT id FROM organizations WHERE slug = 'acme'), n, now() - ($1 - n) * interval '1 minute',
            CASE WHEN n % 5 = 0 THEN 'SSO' ELSE 'MEMBER' END, 'member.role-changed', 'user', md5((n % 50)::text),
            'membership', md5((n % 5000)::text), gen_random_uuid()::text,
            jsonb_build_object('actorLabel', 'Person ' || n % 50 || ' <person-' || n % 50 || '@example.com>',
                               'targetLabel', 'Member ' || n % 5000 || ' <member-' || n % 5000 || '@example.com>',
                               'before', jsonb_build_object('role', 'MEMBER'), 'after', jsonb_build_object('role', 'ADMIN'),
                               'ip', '192.0.2.' || n % 250),
            $2, $2, $2
       FROM generate_series(1, $1::int) n`,
    [ROWS, none],
  );
  await client.query(
    `INSERT INTO audit_chains (chain, seq, hash) SELECT id, $1, $2 FROM organizations WHERE slug = 'acme'`,
    [ROWS, none],
  );
  await client.query('VACUUM ANALYZE audit_entries');
  await client.end();
}
