import type { MigrationInterface, QueryRunner } from 'typeorm';

const roles = "'OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT'";

/** Requests of people to join the organisation of their domain: one open one per person and organisation. */
export class OrganizationsJoinRequests20261120100300 implements MigrationInterface {
  name = 'OrganizationsJoinRequests20261120100300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE join_requests (
         id uuid CONSTRAINT join_requests_pkey PRIMARY KEY,
         org_id uuid NOT NULL CONSTRAINT join_requests_org_fkey REFERENCES organizations (id),
         user_id uuid NOT NULL,
         name text NOT NULL,
         email text NOT NULL,
         sort_name text COLLATE "C" NOT NULL,
         search_text text NOT NULL,
         domain text NOT NULL,
         status text NOT NULL
           CONSTRAINT join_requests_status_check CHECK (status IN ('PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
         asked_at timestamptz(3) NOT NULL,
         decided_at timestamptz(3),
         decider_user_id uuid,
         decider_name text,
         role text CONSTRAINT join_requests_role_check CHECK (role IN (${roles})),
         reason text CONSTRAINT join_requests_reason_check CHECK (char_length(reason) <= 500)
       )`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX join_requests_one_open_key ON join_requests (org_id, user_id) WHERE status = 'PENDING'`,
    );
    await runner.query('CREATE INDEX join_requests_user_idx ON join_requests (user_id, asked_at)');
    await runner.query('CREATE INDEX join_requests_by_asked_idx ON join_requests (org_id, asked_at, id)');
    await runner.query('CREATE INDEX join_requests_by_name_idx ON join_requests (org_id, sort_name, id)');
    await runner.query(
      'CREATE INDEX join_requests_search_idx ON join_requests USING gin (org_id, search_text gin_trgm_ops)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE join_requests');
  }
}
