import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups of organisations: each may have a parent; root and depth follow from that and are kept with it. */
export class OrganizationsHierarchy20261120100105 implements MigrationInterface {
  name = 'OrganizationsHierarchy20261120100105';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE organization_places (
         org_id uuid CONSTRAINT organization_places_pkey PRIMARY KEY
           CONSTRAINT organization_places_org_fkey REFERENCES organizations (id),
         parent_id uuid NOT NULL CONSTRAINT organization_places_parent_fkey REFERENCES organizations (id),
         root_id uuid NOT NULL CONSTRAINT organization_places_root_fkey REFERENCES organizations (id),
         depth smallint NOT NULL CONSTRAINT organization_places_depth_check CHECK (depth BETWEEN 1 AND 4),
         CONSTRAINT organization_places_parent_check CHECK (parent_id <> org_id AND root_id <> org_id)
       )`,
    );
    await runner.query('CREATE INDEX organization_places_parent_id_idx ON organization_places (parent_id)');
    await runner.query('CREATE INDEX organization_places_root_id_idx ON organization_places (root_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE organization_places');
  }
}
