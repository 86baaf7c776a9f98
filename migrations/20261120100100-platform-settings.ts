import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platform admins changed of the settings, one row each. */
export class PlatformSettings20261120100100 implements MigrationInterface {
  name = 'PlatformSettings20261120100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE platform_settings (
         key text CONSTRAINT platform_settings_pkey PRIMARY KEY,
         value jsonb NOT NULL,
         changed_at timestamptz NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform_settings');
  }
}
