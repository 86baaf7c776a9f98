import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rejection marks an organisation that waits to be verified; its reason is the status's reason. */
export class OrganizationsRejection20261120100101 implements MigrationInterface {
  name = 'OrganizationsRejection20261120100101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE organizations ADD COLUMN rejected_at timestamptz(3),
         ADD CONSTRAINT organizations_rejected_at_check CHECK (rejected_at IS NULL OR status_reason IS NOT NULL)`,
    );
    await runner.query(
      `CREATE INDEX organizations_waiting_idx ON organizations (created_at, id)
        WHERE status = 'PENDING_VERIFICATION' AND rejected_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX organizations_waiting_idx');
    await runner.query('ALTER TABLE organizations DROP COLUMN rejected_at');
  }
}
