import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Invitations in the orders in which they are listed, and how long they usually work. Addresses are compared byte by byte, so
 * that the order is the same on every Postgres. Requests to join go with their organisation.
 */
export class OrganizationsInvitationLists20261120100301 implements MigrationInterface {
  name = 'OrganizationsInvitationLists20261120100301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitations ALTER COLUMN email TYPE text COLLATE "C"');
    await runner.query('DROP INDEX invitations_by_creation_idx');
    await runner.query('CREATE INDEX invitations_by_sent_idx ON invitations (org_id, sent_at, id)');
    await runner.query('CREATE INDEX invitations_by_email_idx ON invitations (org_id, email, id)');
    await runner.query('CREATE INDEX invitations_by_expiry_idx ON invitations (org_id, expires_at, id)');
    await runner.query(
      `CREATE TABLE invitation_settings (
         org_id uuid CONSTRAINT invitation_settings_pkey PRIMARY KEY
           CONSTRAINT invitation_settings_org_fkey REFERENCES organizations (id) ON DELETE CASCADE,
         ttl_days smallint NOT NULL CONSTRAINT invitation_settings_ttl_days_check CHECK (ttl_days BETWEEN 1 AND 30)
       )`,
    );
    await runner.query('ALTER TABLE join_requests DROP CONSTRAINT join_requests_org_fkey');
    await runner.query(
      `ALTER TABLE join_requests
         ADD CONSTRAINT join_requests_org_fkey FOREIGN KEY (org_id) REFERENCES organizations (id) ON DELETE CASCADE`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE join_requests DROP CONSTRAINT join_requests_org_fkey');
    await runner.query(
      'ALTER TABLE join_requests ADD CONSTRAINT join_requests_org_fkey FOREIGN KEY (org_id) REFERENCES organizations (id)',
    );
    await runner.query('DROP TABLE invitation_settings');
    await runner.query('DROP INDEX invitations_by_expiry_idx');
    await runner.query('DROP INDEX invitations_by_email_idx');
    await runner.query('DROP INDEX invitations_by_sent_idx');
    await runner.query('CREATE INDEX invitations_by_creation_idx ON invitations (org_id, created_at, id)');
    await runner.query('ALTER TABLE invitations ALTER COLUMN email TYPE text COLLATE "default"');
  }
}
