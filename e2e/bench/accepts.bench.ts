import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, startApplication } from '@moorage/api';
import { UnitOfWork, isDomainError, sha256 } from '@moorage/kernel';
import { AcceptInvitation } from '@moorage/organizations';
import { Commands, Database } from '@moorage/platform';
import { createTestDatabase } from '@moorage/platform/testing';
import { DataSource } from 'typeorm';
import { median, spread, type BenchRow } from './bench-row.ts';
import { freePort } from './nginx.ts';

const people = 1_000;
const seats = 100;
const rounds = 5;

/** Prepared, as the statements of an acceptance are. */
const inserting = {
  name: 'bench.plain-insert',
  sql: `INSERT INTO plain_memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'MEMBER', 5, 'ACTIVE', 1, now())`,
};

interface Invited {
  readonly token: string;
  readonly person: { userId: string; name: string; email: string; emailVerified: boolean };
}

/**
 * A thousand people accept at once where there are a hundred seats: the whole command with its token, membership, seat, audit
 * chain and outbox, on the pool of connections of one process, and, in turns on the same pool, as many transactions that
 * insert one row into a table like that of memberships. No worker runs: what is enqueued is done elsewhere.
 */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'moorage-bench-'));
  const config = loadConfig({
    DATABASE_URL: database.url,
    MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    MOORAGE_DATA_DIR: dataDir,
    MOORAGE_ROLE: 'web',
    PORT: String(await freePort()),
    FLEET_RUNTIME: 'process',
    LOG_LEVEL: 'silent',
  });
  const { app, close } = await startApplication(config);
  try {
    const store = app.get(DataSource);
    const commands = app.get(Commands);
    await store.query('CREATE TABLE plain_memberships (LIKE memberships INCLUDING ALL)');
    const accepts: number[] = [];
    const inserts: number[] = [];
    const firsts: number[] = [];
    for (let round = -1; round < rounds; round++) {
      progress(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
      const { orgId, invited } = await seed(store);
      const taken = await acceptAtOnce(commands, invited);
      await requireExact(store, orgId);
      const plain = await insertAtOnce(app.get(UnitOfWork), app.get(Database), orgId);
      if (round < 0) continue;
      accepts.push(people / taken.seconds);
      firsts.push(taken.joinedSeconds);
      inserts.push(people / plain);
    }
    const deadlocks = await deadlocksOf(store);
    if (deadlocks > 0) throw new Error(`Postgres broke ${deadlocks} deadlocks`);
    return [
      {
        what: `${people.toLocaleString('en')} concurrent accepts into ${seats} seats: throughput ÷ plain inserts`,
        value: median(accepts.map((rate, round) => rate / (inserts[round] ?? Number.NaN))),
        atLeast: 0.3,
        detail:
          `exactly ${seats} joined in each of ${rounds} rounds, no deadlock; accepts/s ${spread(accepts)}, ` +
          `inserts/s ${spread(inserts)}; the ${seats} who joined took ${spread(firsts, 2)} s; pool of ${config.poolSize}`,
      },
    ];
  } finally {
    await close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** All at once; each joins, or hears that no seat is free. Anything else ends the benchmark. */
async function acceptAtOnce(
  commands: Commands,
  invited: readonly Invited[],
): Promise<{ seconds: number; joinedSeconds: number }> {
  const started = performance.now();
  let joinedSeconds = 0;
  await Promise.all(
    invited.map(async ({ token, person }) => {
      try {
        await commands.execute(new AcceptInvitation(token, person));
        joinedSeconds = (performance.now() - started) / 1000;
      } catch (error) {
        if (!isDomainError(error, 'ORG.SEAT_LIMIT_REACHED')) throw error;
      }
    }),
  );
  return { seconds: (performance.now() - started) / 1000, joinedSeconds };
}

async function insertAtOnce(unitOfWork: UnitOfWork, database: Database, orgId: string): Promise<number> {
  const started = performance.now();
  await Promise.all(
    Array.from({ length: people }, (_, n) =>
      unitOfWork.run(() =>
        database.write(inserting, [
          randomUUID(),
          orgId,
          randomUUID(),
          `Person ${n}`,
          emailOf(n),
          `person ${n}`,
          ` person ${n} ${emailOf(n)}`,
        ]),
      ),
    ),
  );
  return (performance.now() - started) / 1000;
}

/** The counters, the rows, the invitations and the audit log agree on how many came in. */
async function requireExact(store: DataSource, orgId: string): Promise<void> {
  const [found] = await store.query<Record<string, number>[]>(
    `SELECT o.seats_used AS counter, o.members_count AS members,
            (SELECT count(*)::int FROM memberships WHERE org_id = o.id AND status = 'ACTIVE') AS rows,
            (SELECT count(*)::int FROM invitations WHERE org_id = o.id AND status = 'ACCEPTED') AS accepted,
            (SELECT count(*)::int FROM audit_entries WHERE chain = o.id AND action = 'member.joined') AS entries
       FROM organizations o WHERE o.id = $1`,
    [orgId],
  );
  if (Object.values(found ?? {}).some((count) => count !== seats) || found === undefined)
    throw new Error(`Not exactly ${seats} joined: ${JSON.stringify(found)}`);
}

async function deadlocksOf(store: DataSource): Promise<number> {
  const [row] = await store.query<{ deadlocks: string }[]>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return Number(row?.deadlocks);
}

/** An organisation with its seats, and a thousand people with an account and an invitation each. */
async function seed(store: DataSource): Promise<{ orgId: string; invited: Invited[] }> {
  const orgId = randomUUID();
  const invited = Array.from({ length: people }, (_, n) => ({
    token: randomUUID(),
    person: { userId: randomUUID(), name: `Person ${n}`, email: `${orgId}.${emailOf(n)}`, emailVerified: true },
  }));
  await store.query(
    `INSERT INTO organizations (id, slug, name, search_text, status, seats_total, created_at)
     VALUES ($1, $2, 'Crowd', ' crowd', 'ACTIVE', $3, now())`,
    [orgId, `crowd-${orgId.slice(0, 8)}`, seats],
  );
  const columns = [
    invited.map(({ person }) => person.userId),
    invited.map(({ person }) => person.email),
    invited.map(({ token }) => sha256(token)),
  ];
  await store.query(
    `INSERT INTO users (id, email, name, password_hash, email_verified_at, created_at)
     SELECT id, email, 'Person', '-', now(), now() FROM unnest($1::uuid[], $2::text[]) AS p (id, email)`,
    columns.slice(0, 2),
  );
  await store.query(
    `INSERT INTO invitations (id, org_id, email, role, status, token_hash, inviter_user_id, inviter_name, inviter_email, ttl_days,
                              times_sent, created_at, sent_at, expires_at)
     SELECT gen_random_uuid(), $1, email, 'MEMBER', 'PENDING', hash, gen_random_uuid(), 'Grace', 'grace@example.com', 7, 1, now(), now(),
            now() + interval '7 days'
       FROM unnest($2::text[], $3::text[]) AS i (email, hash)`,
    [orgId, columns[1], columns[2]],
  );
  return { orgId, invited };
}

const emailOf = (n: number): string => `person-${n}@example.com`;
