import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What engineers need to know of errors that nobody foresaw; one row for each kind of error. */
export class ComplianceSystemEvents20261120100601 implements MigrationInterface {
  name = 'ComplianceSystemEvents20261120100601';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE system_events (
         id uuid CONSTRAINT system_events_pkey PRIMARY KEY,
         fingerprint text NOT NULL,
         source text NOT NULL
           CONSTRAINT system_events_source_check CHECK (source IN ('request', 'job', 'saga')),
         name text NOT NULL,
         message text NOT NULL,
         stack text NOT NULL,
         count bigint NOT NULL,
         first_seen_at timestamptz(3) NOT NULL,
         last_seen_at timestamptz(3) NOT NULL,
         occurrences jsonb NOT NULL
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX system_events_fingerprint_key ON system_events (fingerprint)');
    await runner.query('CREATE INDEX system_events_last_seen_idx ON system_events (last_seen_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE system_events');
  }
}
