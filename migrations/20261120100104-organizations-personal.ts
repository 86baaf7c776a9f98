import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A personal organisation names its one person; a team names nobody. */
export class OrganizationsPersonal20261120100104 implements MigrationInterface {
  name = 'OrganizationsPersonal20261120100104';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE organizations ADD COLUMN personal_user_id uuid,
         ADD CONSTRAINT organizations_personal_check CHECK (personal_user_id IS NULL OR members_count <= 1)`,
    );
    await runner.query(
      'CREATE UNIQUE INDEX organizations_personal_user_id_key ON organizations (personal_user_id) WHERE personal_user_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX organizations_personal_user_id_key');
    await runner.query('ALTER TABLE organizations DROP COLUMN personal_user_id');
  }
}
