import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were told in the app, and where they want to be told. The nil uuid stands for every organisation. */
export class NotificationsNotices20261120100500 implements MigrationInterface {
  name = 'NotificationsNotices20261120100500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE notices (
         id uuid CONSTRAINT notices_pkey PRIMARY KEY,
         key text NOT NULL,
         user_id uuid NOT NULL,
         scope text NOT NULL CONSTRAINT notices_scope_check CHECK (scope IN ('organization', 'membership', 'platform')),
         org_id uuid,
         org_name text,
         kind text NOT NULL,
         data jsonb NOT NULL,
         created_at timestamptz NOT NULL,
         read_at timestamptz,
         CONSTRAINT notices_org_check CHECK ((org_id IS NULL) = (scope = 'platform'))
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX notices_user_key_key ON notices (user_id, key)');
    await runner.query('CREATE INDEX notices_of_user_idx ON notices (user_id, id)');
    await runner.query('CREATE INDEX notices_unread_idx ON notices (user_id) WHERE read_at IS NULL');
    await runner.query('CREATE INDEX notices_created_at_idx ON notices (created_at)');
    await runner.query(
      `CREATE TABLE notice_preferences (
         user_id uuid NOT NULL,
         org_id uuid NOT NULL,
         kind text NOT NULL,
         route text NOT NULL CONSTRAINT notice_preferences_route_check CHECK (route IN ('bell', 'mail', 'both', 'none')),
         CONSTRAINT notice_preferences_pkey PRIMARY KEY (user_id, org_id, kind)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_preferences');
    await runner.query('DROP TABLE notices');
  }
}
