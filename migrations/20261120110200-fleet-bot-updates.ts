import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Updates of single bots with their receipts, the snapshots they can go back to, and what an instance knows of both. */
export class FleetBotUpdates20261120110200 implements MigrationInterface {
  name = 'FleetBotUpdates20261120110200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE instances
         ADD COLUMN volume_generation integer NOT NULL DEFAULT 1,
         ADD COLUMN dismissed_release_id uuid`,
    );
    await runner.query(
      `CREATE TABLE bot_updates (
         id uuid CONSTRAINT bot_updates_pkey PRIMARY KEY,
         instance_id uuid NOT NULL CONSTRAINT bot_updates_instance_id_fkey REFERENCES instances (id),
         org_id uuid NOT NULL,
         release_id uuid NOT NULL CONSTRAINT bot_updates_release_id_fkey REFERENCES releases (id),
         rollout_id uuid,
         wave integer,
         strategy text NOT NULL,
         actor_user_id uuid,
         status text NOT NULL,
         step text,
         step_since timestamptz(3) NOT NULL,
         attempts integer NOT NULL DEFAULT 0,
         next_attempt_at timestamptz(3),
         woken_until timestamptz(3),
         health_timeout_seconds integer NOT NULL,
         retries_left integer NOT NULL,
         reference_before text NOT NULL,
         reference_after text NOT NULL,
         digest_before text NOT NULL,
         digest_after text NOT NULL,
         version_before text,
         version_after text,
         was_running boolean NOT NULL,
         generation_before integer NOT NULL,
         generation_restored integer,
         snapshot_id uuid,
         volume_hash_before text,
         volume_hash_after text,
         steps jsonb NOT NULL DEFAULT '[]',
         reason text,
         evidence jsonb,
         created_at timestamptz(3) NOT NULL,
         started_at timestamptz(3),
         finished_at timestamptz(3),
         CONSTRAINT bot_updates_status_check CHECK
           (status IN ('PENDING', 'UPDATING', 'ROLLING_BACK', 'SUCCEEDED', 'FAILED', 'ROLLBACK_FAILED', 'SKIPPED')),
         CONSTRAINT bot_updates_strategy_check CHECK (strategy IN ('RollingWave', 'SingleBot', 'Immediate'))
       )`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX bot_updates_open_key ON bot_updates (instance_id)
        WHERE status IN ('PENDING', 'UPDATING', 'ROLLING_BACK', 'ROLLBACK_FAILED')`,
    );
    await runner.query(
      'CREATE INDEX bot_updates_instance_id_created_at_id_idx ON bot_updates (instance_id, created_at, id)',
    );
    await runner.query(
      'CREATE INDEX bot_updates_due_idx ON bot_updates (next_attempt_at) WHERE next_attempt_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX bot_updates_rollout_id_idx ON bot_updates (rollout_id) WHERE rollout_id IS NOT NULL',
    );
    await runner.query(
      `CREATE TABLE snapshots (
         id uuid CONSTRAINT snapshots_pkey PRIMARY KEY,
         instance_id uuid NOT NULL CONSTRAINT snapshots_instance_id_fkey REFERENCES instances (id),
         bot_update_id uuid NOT NULL CONSTRAINT snapshots_bot_update_id_fkey REFERENCES bot_updates (id),
         volumes jsonb NOT NULL,
         hash text NOT NULL,
         created_at timestamptz(3) NOT NULL,
         expires_at timestamptz(3),
         dropped_at timestamptz(3)
       )`,
    );
    await runner.query('CREATE INDEX snapshots_instance_id_created_at_idx ON snapshots (instance_id, created_at)');
    await runner.query('CREATE INDEX snapshots_kept_idx ON snapshots (expires_at) WHERE dropped_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE snapshots');
    await runner.query('DROP TABLE bot_updates');
    await runner.query('ALTER TABLE instances DROP COLUMN dismissed_release_id, DROP COLUMN volume_generation');
  }
}
