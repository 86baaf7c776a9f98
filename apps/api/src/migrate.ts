import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from './app.module.ts';
import type { Config } from './config/config.ts';

/**
 * Brings the schema up to date; replicas that start together wait for the first. Returns the names of what was run.
 * Each migration is a transaction of its own, so a kill in between leaves a state that the next start goes on from.
 */
export async function migrate(config: Pick<Config, 'databaseUrl' | 'poolSize'>): Promise<string[]> {
  const gate = new Client({ connectionString: config.databaseUrl, connectionTimeoutMillis: 5_000 });
  await gate.connect();
  try {
    await gate.query('SELECT pg_advisory_lock(727003)');
    const dataSource = await new DataSource(migrationOptions(config)).initialize();
    try {
      return (await dataSource.runMigrations()).map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await gate.end();
  }
}

/** Without the limits of a call somebody waits for: building an index on a large table may take its hours. */
export function migrationOptions(config: Pick<Config, 'databaseUrl' | 'poolSize'>): DataSourceOptions {
  return { ...dataSourceOptions(config), entities: [], extra: { keepAlive: true } } as DataSourceOptions;
}
