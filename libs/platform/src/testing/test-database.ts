import { createHash, randomBytes } from 'node:crypto';
import { migrations } from '@moorage/migrations';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';

export interface TestDatabase {
  readonly url: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

/** The server that tests use; `npm test` starts one and says where it is. */
export function testServerUrl(): string {
  const url = process.env['MOORAGE_TEST_DATABASE_URL'];
  if (url === undefined)
    throw new Error('MOORAGE_TEST_DATABASE_URL is not set: run `npm test`, or start a Postgres and name it there');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(testServerUrl());
  url.pathname = `/${database}`;
  return url.toString();
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: testServerUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A migrated database is made once per state of the migrations and then copied: that takes milliseconds. */
async function ensureTemplate(): Promise<string> {
  const state = createHash('sha256')
    .update(migrations.map((m) => `${m.name}${String(m.prototype.up)}`).join('\n'))
    .digest('hex')
    .slice(0, 16);
  const template = `moorage_template_${state}`;
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(727001)');
    const exists = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (exists.rowCount === 0) {
      const draft = `moorage_draft_${randomBytes(6).toString('hex')}`;
      await client.query(`CREATE DATABASE ${draft}`);
      const dataSource = await new DataSource({ type: 'postgres', url: urlOf(draft), migrations }).initialize();
      await dataSource.runMigrations();
      await dataSource.destroy();
      const boss = new PgBoss({ connectionString: urlOf(draft), supervise: false, schedule: false });
      await boss.start();
      await boss.stop({ graceful: true });
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    }
  });
  return template;
}

/** A fresh, migrated database of its own on the tests' server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = await ensureTemplate();
  const name = `moorage_test_${randomBytes(8).toString('hex')}`;
  await onServer(async (client) => {
    // Copies of one template exclude each other in Postgres; a lock makes them queue instead of fail.
    await client.query('SELECT pg_advisory_lock(727002)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: urlOf(name),
    drop: () => onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** An empty database, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `moorage_test_${randomBytes(8).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: urlOf(name),
    drop: () => onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
