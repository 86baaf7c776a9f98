import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rollouts, their waves and their bots. That the totals add up is the database's to hold. */
export class FleetRollouts20261120110300 implements MigrationInterface {
  name = 'FleetRollouts20261120110300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE rollouts (
         id uuid CONSTRAINT rollouts_pkey PRIMARY KEY,
         bot_app_id uuid NOT NULL CONSTRAINT rollouts_bot_app_id_fkey REFERENCES bot_apps (id),
         release_id uuid NOT NULL CONSTRAINT rollouts_release_id_fkey REFERENCES releases (id),
         strategy jsonb NOT NULL,
         selection jsonb NOT NULL,
         status text NOT NULL,
         reason text,
         wave integer NOT NULL DEFAULT 0,
         total integer NOT NULL DEFAULT 0,
         pending integer NOT NULL DEFAULT 0,
         succeeded integer NOT NULL DEFAULT 0,
         failed integer NOT NULL DEFAULT 0,
         skipped integer NOT NULL DEFAULT 0,
         left_out jsonb NOT NULL DEFAULT '[]',
         next_act_at timestamptz(3),
         woken_until timestamptz(3),
         lease_holder uuid,
         lease_until timestamptz(3),
         created_by uuid,
         created_at timestamptz(3) NOT NULL,
         started_at timestamptz(3),
         finished_at timestamptz(3),
         CONSTRAINT rollouts_status_check CHECK (status IN ('QUEUED', 'RUNNING', 'PAUSED', 'ABORTED', 'FINISHED')),
         CONSTRAINT rollouts_totals_check CHECK
           (pending >= 0 AND succeeded >= 0 AND failed >= 0 AND skipped >= 0 AND pending + succeeded + failed + skipped = total),
         CONSTRAINT rollouts_lease_check CHECK ((lease_holder IS NULL) = (lease_until IS NULL))
       )`,
    );
    await runner.query('CREATE INDEX rollouts_created_at_id_idx ON rollouts (created_at, id)');
    await runner.query(
      "CREATE INDEX rollouts_open_idx ON rollouts (bot_app_id, created_at) WHERE status IN ('QUEUED', 'RUNNING', 'PAUSED')",
    );
    await runner.query('CREATE INDEX rollouts_due_idx ON rollouts (next_act_at) WHERE next_act_at IS NOT NULL');
    await runner.query(
      `CREATE TABLE waves (
         rollout_id uuid NOT NULL CONSTRAINT waves_rollout_id_fkey REFERENCES rollouts (id),
         number integer NOT NULL,
         size integer NOT NULL,
         succeeded integer NOT NULL DEFAULT 0,
         failed integer NOT NULL DEFAULT 0,
         skipped integer NOT NULL DEFAULT 0,
         started_at timestamptz(3) NOT NULL,
         finished_at timestamptz(3),
         CONSTRAINT waves_pkey PRIMARY KEY (rollout_id, number),
         CONSTRAINT waves_totals_check CHECK
           (succeeded >= 0 AND failed >= 0 AND skipped >= 0 AND succeeded + failed + skipped <= size)
       )`,
    );
    await runner.query(
      `CREATE TABLE rollout_bots (
         rollout_id uuid NOT NULL CONSTRAINT rollout_bots_rollout_id_fkey REFERENCES rollouts (id),
         instance_id uuid NOT NULL CONSTRAINT rollout_bots_instance_id_fkey REFERENCES instances (id),
         org_id uuid NOT NULL,
         wave integer,
         status text NOT NULL,
         attempts integer NOT NULL DEFAULT 0,
         due_at timestamptz(3),
         skip_reason text,
         bot_update_id uuid CONSTRAINT rollout_bots_bot_update_id_fkey REFERENCES bot_updates (id),
         CONSTRAINT rollout_bots_pkey PRIMARY KEY (rollout_id, instance_id),
         CONSTRAINT rollout_bots_status_check CHECK (status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED')),
         CONSTRAINT rollout_bots_skip_check CHECK ((status = 'SKIPPED') = (skip_reason IS NOT NULL)),
         CONSTRAINT rollout_bots_running_check CHECK (status <> 'RUNNING' OR bot_update_id IS NOT NULL)
       )`,
    );
    await runner.query(
      "CREATE INDEX rollout_bots_pool_idx ON rollout_bots (rollout_id, instance_id) WHERE status = 'PENDING' AND wave IS NULL",
    );
    await runner.query(
      `CREATE INDEX rollout_bots_due_idx ON rollout_bots (rollout_id, wave, due_at, instance_id)
        WHERE status = 'PENDING' AND wave IS NOT NULL`,
    );
    await runner.query("CREATE INDEX rollout_bots_running_idx ON rollout_bots (rollout_id) WHERE status = 'RUNNING'");
    await runner.query(
      'CREATE INDEX rollout_bots_rollout_id_status_idx ON rollout_bots (rollout_id, status, instance_id)',
    );
    await runner.query(
      `CREATE UNIQUE INDEX rollout_bots_bot_update_id_key ON rollout_bots (bot_update_id) WHERE bot_update_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rollout_bots');
    await runner.query('DROP TABLE waves');
    await runner.query('DROP TABLE rollouts');
  }
}
