import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log: one hash chain for each organisation and one for the installation (the nil uuid). */
export class ComplianceAudit20261120096000 implements MigrationInterface {
  name = 'ComplianceAudit20261120096000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE audit_chains (
         chain uuid CONSTRAINT audit_chains_pkey PRIMARY KEY,
         seq bigint NOT NULL,
         hash bytea NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE audit_entries (
         chain uuid NOT NULL,
         seq bigint NOT NULL,
         at timestamptz NOT NULL,
         category text NOT NULL,
         action text NOT NULL,
         actor_type text NOT NULL,
         actor_id text,
         target_type text,
         target_id text,
         request_id text,
         personal jsonb,
         salt bytea,
         commitment bytea NOT NULL,
         hash bytea NOT NULL,
         CONSTRAINT audit_entries_pkey PRIMARY KEY (chain, seq)
       )`,
    );
    // An entry is written once. Erasure and retention say that they are at work, for their own transaction alone.
    await runner.query(
      `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF coalesce(current_setting('moorage.audit_upkeep', true), '') NOT IN ('erasure', 'retention') THEN
           RAISE EXCEPTION 'The audit log is append-only';
         END IF;
         RETURN coalesce(NEW, OLD);
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
       FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entries');
    await runner.query('DROP FUNCTION refuse_audit_change()');
    await runner.query('DROP TABLE audit_chains');
  }
}
