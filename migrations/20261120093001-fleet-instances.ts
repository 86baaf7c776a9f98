import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bot apps, their instances, what happened to these, and who is signed in to them. */
export class FleetInstances20261120093001 implements MigrationInterface {
  name = 'FleetInstances20261120093001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE bot_apps (
         id uuid CONSTRAINT bot_apps_pkey PRIMARY KEY,
         key text NOT NULL CONSTRAINT bot_apps_key_key UNIQUE,
         name text NOT NULL,
         image text NOT NULL,
         port integer NOT NULL CONSTRAINT bot_apps_port_check CHECK (port >= 1 AND port <= 65535),
         health_path text NOT NULL,
         volumes text[] NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE instances (
         id uuid CONSTRAINT instances_pkey PRIMARY KEY,
         org_id uuid NOT NULL,
         bot_app_id uuid NOT NULL CONSTRAINT instances_bot_app_id_fkey REFERENCES bot_apps (id),
         slug text NOT NULL,
         owner_user_id uuid NOT NULL,
         status text NOT NULL CONSTRAINT instances_status_check CHECK (status IN ('REQUESTED', 'CREATING', 'RUNNING', 'STOPPED', 'UPDATING', 'ROLLING_BACK', 'FAILED', 'DELETING', 'DELETED')),
         desired text NOT NULL CONSTRAINT instances_desired_check CHECK (desired IN ('RUNNING', 'STOPPED', 'DELETED')),
         step text,
         restart_requested_at timestamptz,
         image text NOT NULL,
         image_reference text,
         digest text,
         version text,
         runtime text,
         company_id text,
         sealed_secret text NOT NULL,
         address_host text,
         address_port integer,
         health text NOT NULL DEFAULT 'unknown' CONSTRAINT instances_health_check CHECK (health IN ('ok', 'unhealthy', 'unknown')),
         established_at timestamptz,
         started_at timestamptz,
         attempts integer NOT NULL DEFAULT 0,
         next_attempt_at timestamptz,
         last_error text,
         lease_holder uuid,
         lease_until timestamptz,
         woken_until timestamptz,
         watched_at timestamptz,
         created_at timestamptz NOT NULL,
         CONSTRAINT instances_address_check CHECK ((address_host IS NULL) = (address_port IS NULL)),
         CONSTRAINT instances_lease_check CHECK ((lease_holder IS NULL) = (lease_until IS NULL))
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX instances_org_id_bot_app_id_key ON instances (org_id, bot_app_id)');
    await runner.query(`CREATE UNIQUE INDEX instances_slug_key ON instances (slug) WHERE status <> 'DELETED'`);
    await runner.query(
      'CREATE INDEX instances_due_idx ON instances (next_attempt_at) WHERE next_attempt_at IS NOT NULL',
    );
    await runner.query(`CREATE INDEX instances_watch_idx ON instances (watched_at) WHERE status = 'RUNNING'`);
    await runner.query(
      `CREATE TABLE fleet_events (
         id uuid CONSTRAINT fleet_events_pkey PRIMARY KEY,
         instance_id uuid NOT NULL,
         org_id uuid NOT NULL,
         at timestamptz NOT NULL,
         kind text NOT NULL,
         actor_user_id uuid,
         version text,
         digest text,
         error text,
         detail text
       )`,
    );
    await runner.query('CREATE INDEX fleet_events_instance_id_at_id_idx ON fleet_events (instance_id, at, id)');
    await runner.query(
      `CREATE TABLE bot_sessions (
         id uuid CONSTRAINT bot_sessions_pkey PRIMARY KEY,
         token_hash text NOT NULL,
         instance_id uuid NOT NULL,
         host text NOT NULL,
         user_id uuid NOT NULL,
         platform_session_id uuid NOT NULL,
         created_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX bot_sessions_token_hash_key ON bot_sessions (token_hash)');
    await runner.query('CREATE INDEX bot_sessions_platform_session_id_idx ON bot_sessions (platform_session_id)');
    await runner.query('CREATE INDEX bot_sessions_expires_at_idx ON bot_sessions (expires_at)');
    await runner.query(
      `CREATE TABLE handoff_codes (
         code_hash text CONSTRAINT handoff_codes_pkey PRIMARY KEY,
         instance_id uuid NOT NULL,
         host text NOT NULL,
         state_nonce_hash text NOT NULL,
         user_id uuid NOT NULL,
         platform_session_id uuid NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
    );
    await runner.query('CREATE INDEX handoff_codes_expires_at_idx ON handoff_codes (expires_at)');
    await runner.query(
      `CREATE TABLE assertion_keys (
         slot text CONSTRAINT assertion_keys_pkey PRIMARY KEY,
         sealed_private_key text NOT NULL,
         created_at timestamptz NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assertion_keys');
    await runner.query('DROP TABLE handoff_codes');
    await runner.query('DROP TABLE bot_sessions');
    await runner.query('DROP TABLE fleet_events');
    await runner.query('DROP TABLE instances');
    await runner.query('DROP TABLE bot_apps');
  }
}
