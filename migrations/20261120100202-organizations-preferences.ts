import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people prefer, and how far the wizard is with each organisation. */
export class OrganizationsPreferences20261120100202 implements MigrationInterface {
  name = 'OrganizationsPreferences20261120100202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE preferences (
         user_id uuid CONSTRAINT preferences_pkey PRIMARY KEY,
         landing_org_id uuid,
         locale text,
         currency text
       )`,
    );
    const states = "('open', 'done', 'skipped')";
    await runner.query(
      `CREATE TABLE organization_setups (
         org_id uuid CONSTRAINT organization_setups_pkey PRIMARY KEY
           CONSTRAINT organization_setups_org_fkey REFERENCES organizations (id) ON DELETE CASCADE,
         profile text NOT NULL DEFAULT 'open' CONSTRAINT organization_setups_profile_check CHECK (profile IN ${states}),
         branding text NOT NULL DEFAULT 'open' CONSTRAINT organization_setups_branding_check CHECK (branding IN ${states}),
         team text NOT NULL DEFAULT 'open' CONSTRAINT organization_setups_team_check CHECK (team IN ${states}),
         finished boolean NOT NULL DEFAULT false
       )`,
    );
    // Those that are at work already are not asked to begin.
    await runner.query('INSERT INTO organization_setups (org_id, finished) SELECT id, true FROM organizations');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE organization_setups');
    await runner.query('DROP TABLE preferences');
  }
}
