import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extensions for search, and the counters of the rate limiter. */
export class PlatformRateLimits20261120090000 implements MigrationInterface {
  name = 'PlatformRateLimits20261120090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gin');
    // Unlogged: counters that a crash of Postgres clears are no loss, and each try is spared its WAL.
    await runner.query(
      `CREATE UNLOGGED TABLE rate_limits (
         key text PRIMARY KEY,
         window_ends_at timestamptz NOT NULL,
         count integer NOT NULL
       )`,
    );
    await runner.query('CREATE INDEX rate_limits_window_ends_at_idx ON rate_limits (window_ends_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rate_limits');
    await runner.query('DROP EXTENSION btree_gin');
    await runner.query('DROP EXTENSION pg_trgm');
  }
}
