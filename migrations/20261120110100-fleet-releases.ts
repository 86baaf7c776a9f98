import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases of bot apps, and the tags under which they appear: one row for all instances that follow a tag. */
export class FleetReleases20261120110100 implements MigrationInterface {
  name = 'FleetReleases20261120110100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE releases (
         id uuid CONSTRAINT releases_pkey PRIMARY KEY,
         bot_app_id uuid NOT NULL CONSTRAINT releases_bot_app_id_fkey REFERENCES bot_apps (id),
         digest text NOT NULL,
         reference text NOT NULL,
         version text,
         changelog jsonb,
         changelog_problem text,
         detected_at timestamptz(3) NOT NULL,
         quarantined_at timestamptz(3),
         quarantine_reason text,
         CONSTRAINT releases_reference_key UNIQUE (bot_app_id, reference),
         CONSTRAINT releases_quarantine_check CHECK ((quarantined_at IS NULL) = (quarantine_reason IS NULL))
       )`,
    );
    await runner.query('CREATE INDEX releases_detected_at_idx ON releases (detected_at, id)');
    await runner.query(
      `CREATE TABLE followed_images (
         image text CONSTRAINT followed_images_pkey PRIMARY KEY,
         bot_app_id uuid NOT NULL CONSTRAINT followed_images_bot_app_id_fkey REFERENCES bot_apps (id),
         release_id uuid CONSTRAINT followed_images_release_id_fkey REFERENCES releases (id),
         digest text,
         seen_at timestamptz(3),
         next_look_at timestamptz(3) NOT NULL,
         leased_until timestamptz(3),
         failures integer NOT NULL DEFAULT 0,
         last_error text
       )`,
    );
    await runner.query('CREATE INDEX followed_images_due_idx ON followed_images (next_look_at)');
    // Which images are followed is asked every few seconds, and which instances follow one at each release.
    await runner.query(`CREATE INDEX instances_image_idx ON instances (image) WHERE status <> 'DELETED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX instances_image_idx');
    await runner.query('DROP TABLE followed_images');
    await runner.query('DROP TABLE releases');
  }
}
