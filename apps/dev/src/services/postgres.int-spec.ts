import { Client } from 'pg';
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { PostgresServer } from './postgres.mjs';

describe('the embedded Postgres server', () => {
  let parent: string;
  let server: PostgresServer;

  beforeEach(async () => {
    // Private to its owner, as a checkout in root's home would be.
    parent = await mkdtemp(join(tmpdir(), 'moorage-postgres-'));
    server = await PostgresServer.in({ folder: join(parent, 'postgres'), password: 'open sesame/?#' });
    await server.initialise({ durable: false });
  });

  afterEach(async () => {
    await server.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('keeps its data from one start to the next, on another port too', async () => {
    await start();
    await query('CREATE TABLE notes AS SELECT $$kept$$ AS text');
    await server.stop();
    await server.initialise();
    await start();
    expect(await query('SELECT text FROM notes')).toEqual([{ text: 'kept' }]);
  });

  it('starts after it was killed, though another process bears the number in its file by now', async () => {
    await start();
    const pidFile = join(parent, 'postgres/data/postmaster.pid');
    const file = readFileSync(pidFile, 'utf8');
    await server.stop();
    writeFileSync(pidFile, file.replace(/^\d+/, String(process.pid)));
    await start();
    expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('finds the server that an earlier run has left behind', async () => {
    const port = await start();
    const later = await PostgresServer.in({ folder: join(parent, 'postgres'), password: 'open sesame/?#' });
    expect(await later.runningPort()).toBe(port);
    await later.stop();
    expect(await server.runningPort()).toBeUndefined();
  });

  it('lets nobody in without the password', async () => {
    const url = new URL(server.url(await start()));
    url.password = 'guess';
    await expect(new Client({ connectionString: url.href }).connect()).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('says what is in its log where it cannot start', async () => {
    await expect(server.start({ port: await freePort(), settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /shared_buffers/,
    );
  });

  async function start(): Promise<number> {
    const port = await freePort();
    await server.start({ port });
    return port;
  }

  async function query(sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: server.url((await server.runningPort())!) });
    await client.connect();
    try {
      return (await client.query(sql)).rows as unknown[];
    } finally {
      await client.end();
    }
  }
});
