import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses that an organisation had: nobody else gets one before its time is up. Without a foreign key, since they outlive
 * the organisation.
 */
export class OrganizationsFormerSlugs20261120100103 implements MigrationInterface {
  name = 'OrganizationsFormerSlugs20261120100103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE former_slugs (
         slug text CONSTRAINT former_slugs_pkey PRIMARY KEY,
         org_id uuid NOT NULL,
         reserved_until timestamptz(3) NOT NULL
       )`,
    );
    await runner.query('CREATE INDEX former_slugs_org_id_idx ON former_slugs (org_id)');
    await runner.query('CREATE INDEX former_slugs_reserved_until_idx ON former_slugs (reserved_until)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE former_slugs');
  }
}
