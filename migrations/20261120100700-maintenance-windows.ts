import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Maintenance of the installation (no org) and of organisations. Whether one runs follows from the clock. */
export class MaintenanceWindows20261120100700 implements MigrationInterface {
  name = 'MaintenanceWindows20261120100700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE maintenance_windows (
         id uuid CONSTRAINT maintenance_windows_pkey PRIMARY KEY,
         org_id uuid,
         mode text NOT NULL CONSTRAINT maintenance_windows_mode_check CHECK (mode IN ('BANNER', 'READ_ONLY', 'OFFLINE')),
         message text,
         starts_at timestamptz(3) NOT NULL,
         ends_at timestamptz(3),
         ended_at timestamptz(3),
         created_at timestamptz(3) NOT NULL,
         revision integer NOT NULL,
         CONSTRAINT maintenance_windows_order_check CHECK (ends_at > starts_at)
       )`,
    );
    // What every replica reads again every few seconds: the few that are not over.
    await runner.query(
      'CREATE INDEX maintenance_windows_standing_idx ON maintenance_windows (starts_at) WHERE ended_at IS NULL',
    );
    await runner.query('CREATE INDEX maintenance_windows_by_start_idx ON maintenance_windows (org_id, starts_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE maintenance_windows');
  }
}
