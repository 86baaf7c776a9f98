import type { MigrationInterface, QueryRunner } from 'typeorm';

const roles = "'OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT'";

/** Organisations with their counters, memberships with copies of what lists search and sort by, and invitations. */
export class OrganizationsCreate20261120092000 implements MigrationInterface {
  name = 'OrganizationsCreate20261120092000';

  async up(runner: QueryRunner): Promise<void> {
    // Times have milliseconds, as the application's clock: a cursor carries them exactly.
    await runner.query(
      `CREATE TABLE organizations (
         id uuid CONSTRAINT organizations_pkey PRIMARY KEY,
         slug text NOT NULL CONSTRAINT organizations_slug_check CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$'),
         name text NOT NULL CONSTRAINT organizations_name_check CHECK (char_length(name) BETWEEN 1 AND 128),
         search_text text NOT NULL,
         status text NOT NULL
           CONSTRAINT organizations_status_check CHECK (status IN ('PENDING_VERIFICATION', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED')),
         status_reason text,
         seats_used integer NOT NULL DEFAULT 0 CONSTRAINT organizations_seats_used_check CHECK (seats_used >= 0),
         seats_total integer CONSTRAINT organizations_seats_total_check CHECK (seats_total >= 0),
         members_count integer NOT NULL DEFAULT 0 CONSTRAINT organizations_members_count_check CHECK (members_count >= 0),
         created_at timestamptz(3) NOT NULL
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX organizations_slug_key ON organizations (slug)');
    await runner.query('CREATE INDEX organizations_created_at_idx ON organizations (created_at, id)');
    await runner.query('CREATE INDEX organizations_search_idx ON organizations USING gin (search_text gin_trgm_ops)');

    await runner.query(
      `CREATE TABLE memberships (
         id uuid CONSTRAINT memberships_pkey PRIMARY KEY,
         org_id uuid NOT NULL CONSTRAINT memberships_org_fkey REFERENCES organizations (id),
         user_id uuid NOT NULL,
         name text NOT NULL,
         email text COLLATE "C" NOT NULL,
         sort_name text COLLATE "C" NOT NULL,
         search_text text NOT NULL,
         role text NOT NULL CONSTRAINT memberships_role_check CHECK (role IN (${roles})),
         role_order smallint NOT NULL,
         status text NOT NULL
           CONSTRAINT memberships_status_check CHECK (status IN ('PENDING', 'ACTIVE', 'SUSPENDED', 'REMOVED', 'ERASED')),
         revision integer NOT NULL CONSTRAINT memberships_revision_check CHECK (revision >= 1),
         joined_at timestamptz(3) NOT NULL
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX memberships_org_user_key ON memberships (org_id, user_id)');
    await runner.query('CREATE INDEX memberships_user_idx ON memberships (user_id)');
    await runner.query(
      `CREATE INDEX memberships_active_owners_idx ON memberships (org_id) WHERE role = 'OWNER' AND status = 'ACTIVE'`,
    );
    await runner.query('CREATE INDEX memberships_by_id_idx ON memberships (org_id, id)');
    await runner.query(
      'CREATE INDEX memberships_by_name_idx ON memberships (org_id, status, role_order, sort_name, id)',
    );
    await runner.query('CREATE INDEX memberships_by_email_idx ON memberships (org_id, status, role_order, email, id)');
    await runner.query(
      'CREATE INDEX memberships_by_joined_idx ON memberships (org_id, status, role_order, joined_at, id)',
    );
    await runner.query(
      'CREATE INDEX memberships_search_idx ON memberships USING gin (org_id, search_text gin_trgm_ops)',
    );

    await runner.query(
      `CREATE TABLE invitations (
         id uuid CONSTRAINT invitations_pkey PRIMARY KEY,
         org_id uuid NOT NULL CONSTRAINT invitations_org_fkey REFERENCES organizations (id),
         email text NOT NULL,
         role text NOT NULL CONSTRAINT invitations_role_check CHECK (role IN (${roles})),
         status text NOT NULL CONSTRAINT invitations_status_check CHECK (status IN ('PENDING', 'ACCEPTED', 'REVOKED')),
         token_hash text NOT NULL,
         inviter_user_id uuid NOT NULL,
         inviter_name text NOT NULL,
         inviter_email text NOT NULL,
         ttl_days smallint NOT NULL CONSTRAINT invitations_ttl_days_check CHECK (ttl_days BETWEEN 1 AND 30),
         times_sent integer NOT NULL CONSTRAINT invitations_times_sent_check CHECK (times_sent >= 1),
         created_at timestamptz(3) NOT NULL,
         sent_at timestamptz(3) NOT NULL,
         expires_at timestamptz(3) NOT NULL,
         accepted_at timestamptz(3),
         accepted_by uuid,
         revoked_at timestamptz(3)
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX invitations_token_hash_key ON invitations (token_hash)');
    await runner.query(
      `CREATE UNIQUE INDEX invitations_one_pending_key ON invitations (org_id, email) WHERE status = 'PENDING'`,
    );
    await runner.query('CREATE INDEX invitations_by_creation_idx ON invitations (org_id, created_at, id)');
    await runner.query(
      `CREATE INDEX invitations_search_idx ON invitations USING gin (org_id, (' ' || email) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE TABLE invitation_quotas (
         org_id uuid CONSTRAINT invitation_quotas_pkey PRIMARY KEY
           CONSTRAINT invitation_quotas_org_fkey REFERENCES organizations (id),
         acts timestamptz[] NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation_quotas');
    await runner.query('DROP TABLE invitations');
    await runner.query('DROP TABLE memberships');
    await runner.query('DROP TABLE organizations');
  }
}
