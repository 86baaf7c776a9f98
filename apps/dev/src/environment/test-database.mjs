import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../services/free-port.mjs';
import { PostgresServer } from '../services/postgres.mjs';

/** Quick and forgetful: the tests make a database each and nobody needs any of them after a power cut. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 };

/** Starts an empty Postgres in a temporary folder. @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startTestDatabase() {
  const parent = await mkdtemp(join(tmpdir(), 'moorage-test-'));
  const remove = () => rm(parent, { recursive: true, force: true });
  try {
    const password = randomBytes(12).toString('hex');
    const server = await PostgresServer.in({ folder: join(parent, 'postgres'), password });
    await server.initialise({ durable: false });
    const port = await freePort();
    await server.start({ port, settings: SETTINGS });
    return { url: server.url(port), stop: () => server.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
