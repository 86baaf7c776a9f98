import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platform admins let an organisation be besides a customer. */
export class OrganizationsCapabilities20261120100203 implements MigrationInterface {
  name = 'OrganizationsCapabilities20261120100203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE organization_capabilities (
         org_id uuid CONSTRAINT organization_capabilities_pkey PRIMARY KEY
           CONSTRAINT organization_capabilities_org_fkey REFERENCES organizations (id) ON DELETE CASCADE,
         can_sponsor boolean NOT NULL,
         can_host boolean NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE organization_capabilities');
  }
}
