import { Pool, type ClientBase } from 'pg';

/** For Postgres to begin a connection costs more than most of what is asked on it, and thousands are. */
const pools = new Map<string, Pool>();

function poolOf(url: string): Pool {
  const known = pools.get(url);
  if (known !== undefined) return known;
  const pool = new Pool({ connectionString: url, max: 4, allowExitOnIdle: true });
  // A database that is dropped takes the idle connections with it.
  pool.on('error', () => undefined);
  pools.set(url, pool);
  return pool;
}

/** Lends a connection to `work`, which nobody else has meanwhile. */
export async function onDatabase<T>(url: string, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await poolOf(url).connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    // Nobody knows in what state it was left.
    client.release(true);
    throw error;
  }
}
