import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each bot should know of each membership, and what it was told. */
export class ProvisioningMemberSyncs20261120094001 implements MigrationInterface {
  name = 'ProvisioningMemberSyncs20261120094001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE member_syncs (
         membership_id uuid NOT NULL,
         instance_id uuid NOT NULL,
         org_id uuid NOT NULL,
         user_id uuid NOT NULL,
         active boolean NOT NULL,
         role text NOT NULL CONSTRAINT member_syncs_role_check CHECK (role IN ('owner', 'admin', 'member')),
         email text NOT NULL,
         name text NOT NULL,
         revision integer NOT NULL,
         told jsonb,
         told_revision integer,
         attempts integer NOT NULL DEFAULT 0,
         next_attempt_at timestamptz,
         woken_until timestamptz,
         last_error text,
         lease_holder uuid,
         lease_until timestamptz,
         CONSTRAINT member_syncs_pkey PRIMARY KEY (membership_id, instance_id),
         CONSTRAINT member_syncs_lease_check CHECK ((lease_holder IS NULL) = (lease_until IS NULL))
       )`,
    );
    await runner.query('CREATE INDEX member_syncs_instance_id_idx ON member_syncs (instance_id)');
    await runner.query(
      'CREATE INDEX member_syncs_due_idx ON member_syncs (next_attempt_at) WHERE next_attempt_at IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE member_syncs');
  }
}
