import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organisation tells of itself, its colour and its logo: rows that only those have who said something. */
export class OrganizationsProfiles20261120100201 implements MigrationInterface {
  name = 'OrganizationsProfiles20261120100201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE organization_profiles (
         org_id uuid CONSTRAINT organization_profiles_pkey PRIMARY KEY
           CONSTRAINT organization_profiles_org_fkey REFERENCES organizations (id) ON DELETE CASCADE,
         industry text,
         size text,
         website text CONSTRAINT organization_profiles_website_check CHECK (website LIKE 'https://%'),
         gstin text,
         pan text,
         msme text,
         CONSTRAINT organization_profiles_gstin_pan_check CHECK (gstin IS NULL OR pan = substr(gstin, 3, 10))
       )`,
    );
    await runner.query(
      `CREATE TABLE organization_colors (
         org_id uuid CONSTRAINT organization_colors_pkey PRIMARY KEY
           CONSTRAINT organization_colors_org_fkey REFERENCES organizations (id) ON DELETE CASCADE,
         color text NOT NULL CONSTRAINT organization_colors_color_check CHECK (color ~ '^#[0-9a-f]{6}$')
       )`,
    );
    await runner.query(
      `CREATE TABLE organization_logos (
         org_id uuid CONSTRAINT organization_logos_pkey PRIMARY KEY
           CONSTRAINT organization_logos_org_fkey REFERENCES organizations (id) ON DELETE CASCADE,
         hash text NOT NULL,
         png bytea NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE organization_logos');
    await runner.query('DROP TABLE organization_colors');
    await runner.query('DROP TABLE organization_profiles');
  }
}
