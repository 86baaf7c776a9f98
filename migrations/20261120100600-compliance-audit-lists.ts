import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the audit log is searched, newest first, and how it grows old: digests and checkpoints instead of entries. */
export class ComplianceAuditLists20261120100600 implements MigrationInterface {
  name = 'ComplianceAuditLists20261120100600';

  async up(runner: QueryRunner): Promise<void> {
    // Each filter of the list is one stretch of an index that is in the list's order already.
    await runner.query('CREATE INDEX audit_entries_by_category_idx ON audit_entries (chain, category, seq)');
    await runner.query('CREATE INDEX audit_entries_by_action_idx ON audit_entries (chain, action, seq)');
    await runner.query('CREATE INDEX audit_entries_by_actor_idx ON audit_entries (chain, actor_id, seq)');
    await runner.query('CREATE INDEX audit_entries_by_target_idx ON audit_entries (chain, target_id, seq)');
    await runner.query('CREATE INDEX audit_entries_by_at_idx ON audit_entries (chain, at)');
    // Who is named by an entry, without accents or case; derived, so that what is erased is not found either.
    await runner.query(
      `CREATE FUNCTION audit_names(personal jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
       RETURN ' ' || regexp_replace(
         lower(normalize(coalesce(personal->>'actorLabel', '') || ' ' || coalesce(personal->>'targetLabel', ''), NFKD)),
         '[\u0300-\u036f]', '', 'g')`,
    );
    await runner.query(
      'CREATE INDEX audit_entries_search_idx ON audit_entries USING gin (chain, audit_names(personal) gin_trgm_ops)',
    );

    // What is left of an entry whose time is over, while older ones are kept: enough for the chain to be followed.
    await runner.query(
      `CREATE TABLE audit_digests (
         chain uuid NOT NULL,
         seq bigint NOT NULL,
         digest bytea NOT NULL,
         hash bytea NOT NULL,
         CONSTRAINT audit_digests_pkey PRIMARY KEY (chain, seq)
       )`,
    );
    // Where the part of a chain ends of which nothing is left.
    await runner.query(
      `ALTER TABLE audit_chains ADD COLUMN base_seq bigint NOT NULL DEFAULT 0,
                                ADD COLUMN base_hash bytea NOT NULL DEFAULT '\\x${'00'.repeat(32)}'`,
    );
    await runner.query(
      `CREATE TRIGGER audit_digests_append_only BEFORE UPDATE OR DELETE ON audit_digests
       FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
    );
    // A chain only grows.
    await runner.query(
      `CREATE FUNCTION refuse_shorter_chain() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF TG_OP = 'DELETE' OR NEW.seq < OLD.seq OR NEW.base_seq < OLD.base_seq
            OR (NEW.seq = OLD.seq AND NEW.hash <> OLD.hash) THEN
           RAISE EXCEPTION 'The audit log is append-only';
         END IF;
         RETURN NEW;
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER audit_chains_only_grow BEFORE UPDATE OR DELETE ON audit_chains
       FOR EACH ROW EXECUTE FUNCTION refuse_shorter_chain()`,
    );
    await runner.query(
      `CREATE FUNCTION refuse_audit_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         RAISE EXCEPTION 'The audit log is append-only';
       END $$`,
    );
    for (const table of ['audit_entries', 'audit_digests', 'audit_chains']) {
      await runner.query(
        `CREATE TRIGGER ${table}_never_truncated BEFORE TRUNCATE ON ${table}
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_truncate()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_digests');
    for (const table of ['audit_entries', 'audit_chains'])
      await runner.query(`DROP TRIGGER ${table}_never_truncated ON ${table}`);
    await runner.query('DROP FUNCTION refuse_audit_truncate()');
    await runner.query('DROP TRIGGER audit_chains_only_grow ON audit_chains');
    await runner.query('DROP FUNCTION refuse_shorter_chain()');
    await runner.query('ALTER TABLE audit_chains DROP COLUMN base_seq, DROP COLUMN base_hash');
    await runner.query('DROP INDEX audit_entries_search_idx');
    await runner.query('DROP FUNCTION audit_names(jsonb)');
    for (const column of ['category', 'action', 'actor', 'target', 'at'])
      await runner.query(`DROP INDEX audit_entries_by_${column}_idx`);
  }
}
