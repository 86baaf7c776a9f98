import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../services/free-port.mjs';
import { PostgresServer } from '../services/postgres.mjs';

/** Quick and forgetful: the tests make a database each and nobody needs any of them after a power cut. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '256MB',
  max_connections: 300,
};

const MEMORY = { folder: '/dev/shm', needsBytes: 4 * 1024 ** 3 };

/**
 * In memory where there is plenty. A database is some hundred files, and a file system such as ext4 passes over all that were
 * deleted in the last half minute before it makes a new one: on a disk, each new database took as long as ten do in memory.
 */
async function roomyFolder() {
  const room = await statfs(MEMORY.folder).then(
    ({ bavail, bsize }) => Math.min(bavail * bsize, freemem()),
    () => 0,
  );
  return room >= MEMORY.needsBytes ? MEMORY.folder : tmpdir();
}

/** Starts an empty Postgres in a temporary folder. @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startTestDatabase() {
  const parent = await mkdtemp(join(await roomyFolder(), 'moorage-test-'));
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
