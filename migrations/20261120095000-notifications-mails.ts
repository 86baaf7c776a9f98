import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that are owed, kept or sent: one per fact, by its key. */
export class NotificationsMails20261120095000 implements MigrationInterface {
  name = 'NotificationsMails20261120095000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE mails (
         id uuid CONSTRAINT mails_pkey PRIMARY KEY,
         key text NOT NULL,
         recipient text NOT NULL,
         template text NOT NULL,
         subject text NOT NULL,
         text_body text,
         html_body text,
         state text NOT NULL CONSTRAINT mails_state_check CHECK (state IN ('queued', 'kept', 'sent', 'failed')),
         attempts integer NOT NULL DEFAULT 0,
         claimed_until timestamptz,
         error text,
         created_at timestamptz NOT NULL,
         sent_at timestamptz
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX mails_key_key ON mails (key)');
    await runner.query(
      `CREATE INDEX mails_search_idx ON mails USING gin (lower(recipient || ' ' || subject) gin_trgm_ops)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mails');
  }
}
