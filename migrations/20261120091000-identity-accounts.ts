import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, the tokens of mailed links, sessions, and API keys. */
export class IdentityAccounts20261120091000 implements MigrationInterface {
  name = 'IdentityAccounts20261120091000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE users (
         id uuid CONSTRAINT users_pkey PRIMARY KEY,
         email text NOT NULL,
         name text NOT NULL,
         password_hash text NOT NULL,
         email_verified_at timestamptz,
         platform_admin boolean NOT NULL DEFAULT false,
         session_generation integer NOT NULL DEFAULT 0,
         last_seen_at timestamptz,
         created_at timestamptz NOT NULL
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX users_email_key ON users (email)');
    await runner.query(`CREATE INDEX users_search_idx ON users USING gin (lower(name || ' ' || email) gin_trgm_ops)`);

    await runner.query(
      `CREATE TABLE one_time_tokens (
         token_hash text CONSTRAINT one_time_tokens_pkey PRIMARY KEY,
         user_id uuid NOT NULL CONSTRAINT one_time_tokens_user_fkey REFERENCES users (id) ON DELETE CASCADE,
         purpose text NOT NULL CONSTRAINT one_time_tokens_purpose_check CHECK (purpose IN ('verify-email', 'reset-password')),
         request_id uuid NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX one_time_tokens_user_purpose_key ON one_time_tokens (user_id, purpose)');

    await runner.query(
      `CREATE TABLE sessions (
         id uuid CONSTRAINT sessions_pkey PRIMARY KEY,
         user_id uuid NOT NULL CONSTRAINT sessions_user_fkey REFERENCES users (id) ON DELETE CASCADE,
         token_hash text NOT NULL,
         created_at timestamptz NOT NULL,
         last_seen_at timestamptz NOT NULL,
         idle_expires_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL,
         ip text,
         user_agent text
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX sessions_token_hash_key ON sessions (token_hash)');
    await runner.query('CREATE INDEX sessions_user_idx ON sessions (user_id)');

    await runner.query(
      `CREATE TABLE api_keys (
         id uuid CONSTRAINT api_keys_pkey PRIMARY KEY,
         user_id uuid CONSTRAINT api_keys_user_fkey REFERENCES users (id) ON DELETE CASCADE,
         org_id uuid,
         created_by uuid NOT NULL,
         name text NOT NULL,
         prefix text NOT NULL,
         key_hash text NOT NULL,
         scopes text[] NOT NULL,
         created_at timestamptz NOT NULL,
         expires_at timestamptz,
         last_used_at timestamptz,
         CONSTRAINT api_keys_owner_check CHECK (num_nonnulls(user_id, org_id) = 1)
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX api_keys_key_hash_key ON api_keys (key_hash)');
    await runner.query('CREATE INDEX api_keys_user_idx ON api_keys (user_id)');
    await runner.query('CREATE INDEX api_keys_org_idx ON api_keys (org_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_keys');
    await runner.query('DROP TABLE sessions');
    await runner.query('DROP TABLE one_time_tokens');
    await runner.query('DROP TABLE users');
  }
}
