import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A deactivated organisation keeps what it was, and the day on which it is deleted. */
export class OrganizationsDeactivation20261120100102 implements MigrationInterface {
  name = 'OrganizationsDeactivation20261120100102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE organizations
         ADD COLUMN deactivated_at timestamptz(3),
         ADD COLUMN delete_after timestamptz(3),
         ADD COLUMN status_before text,
         ADD COLUMN reason_before text,
         ADD COLUMN deletion_reminded boolean NOT NULL DEFAULT false,
         ADD CONSTRAINT organizations_deactivation_check CHECK (
           num_nonnulls(deactivated_at, delete_after, status_before) = CASE WHEN status = 'DEACTIVATED' THEN 3 ELSE 0 END
           AND status_before <> 'DEACTIVATED')`,
    );
    await runner.query(
      `CREATE INDEX organizations_delete_after_idx ON organizations (delete_after) WHERE delete_after IS NOT NULL`,
    );
    // It ran when its organisation was deactivated: it runs again when that is undone.
    await runner.query('ALTER TABLE instances ADD COLUMN resumes_with_org boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE instances DROP COLUMN resumes_with_org');
    await runner.query('DROP INDEX organizations_delete_after_idx');
    await runner.query(
      `ALTER TABLE organizations DROP COLUMN deactivated_at, DROP COLUMN delete_after, DROP COLUMN status_before,
         DROP COLUMN reason_before, DROP COLUMN deletion_reminded`,
    );
  }
}
