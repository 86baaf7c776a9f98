import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../services/free-port.mjs';
import { PostgresServer } from '../services/postgres.mjs';

const DATABASE = 'moorage';

/**
 * Starts the embedded Postgres with the installation's data, on the port it had last time where that is free.
 * @param {{ folder: string, password: string }} options the installation's folder, and the database's password
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startDatabase({ folder, password }) {
  const server = await PostgresServer.in({ folder: join(folder, 'postgres'), password });
  await server.initialise();
  const port = (await server.runningPort()) ?? (await startOnFreePort(server, join(folder, 'postgres-port')));
  await createDatabase(server.url(port));
  return { url: server.url(port, DATABASE), stop: () => server.stop() };
}

/** @param {PostgresServer} server @param {string} memory the file that holds last time's port */
async function startOnFreePort(server, memory) {
  const lastTime = Number(await readFile(memory, 'utf8').catch(() => 0));
  const port = await freePort(lastTime);
  await server.start({ port });
  await writeFile(memory, String(port));
  return port;
}

async function createDatabase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
