import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How eagerly bots are updated: the installation's mode, what organisations chose, and what single bots are set to. */
export class FleetUpdatePolicies20261120110400 implements MigrationInterface {
  name = 'FleetUpdatePolicies20261120110400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE fleet_policy (
         single boolean DEFAULT true CONSTRAINT fleet_policy_pkey PRIMARY KEY,
         mode text NOT NULL DEFAULT 'auto',
         changed_at timestamptz(3),
         CONSTRAINT fleet_policy_single_check CHECK (single),
         CONSTRAINT fleet_policy_mode_check CHECK (mode IN ('auto', 'manual', 'paused'))
       )`,
    );
    await runner.query('INSERT INTO fleet_policy DEFAULT VALUES');
    await runner.query(
      `CREATE TABLE organization_update_policies (
         org_id uuid CONSTRAINT organization_update_policies_pkey PRIMARY KEY,
         mode text NOT NULL,
         preferred_hour_utc integer NOT NULL,
         changed_at timestamptz(3) NOT NULL,
         CONSTRAINT organization_update_policies_mode_check CHECK (mode IN ('auto', 'manual')),
         CONSTRAINT organization_update_policies_hour_check CHECK (preferred_hour_utc >= 0 AND preferred_hour_utc <= 23)
       )`,
    );
    await runner.query('ALTER TABLE instances ADD COLUMN update_policy text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE instances DROP COLUMN update_policy');
    await runner.query('DROP TABLE organization_update_policies');
    await runner.query('DROP TABLE fleet_policy');
  }
}
