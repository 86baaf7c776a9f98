import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations' claims to domains: many may claim a name, one may have proven it. */
export class IdentityDomainClaims20261120100400 implements MigrationInterface {
  name = 'IdentityDomainClaims20261120100400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE domain_claims (
         id uuid CONSTRAINT domain_claims_pkey PRIMARY KEY,
         org_id uuid NOT NULL,
         domain text NOT NULL,
         challenge text NOT NULL,
         status text NOT NULL
           CONSTRAINT domain_claims_status_check CHECK (status IN ('PENDING', 'VERIFIED', 'LOST', 'LAPSED')),
         created_at timestamptz NOT NULL,
         verified_at timestamptz,
         seen_at timestamptz,
         lost_at timestamptz,
         check_requested_at timestamptz,
         checked_at timestamptz,
         outcome text
           CONSTRAINT domain_claims_outcome_check CHECK (outcome IN ('found', 'missing', 'different', 'unreachable', 'taken')),
         found text[] NOT NULL DEFAULT '{}'
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX domain_claims_org_domain_key ON domain_claims (org_id, domain)');
    await runner.query(
      `CREATE UNIQUE INDEX domain_claims_owner_key ON domain_claims (domain) WHERE status IN ('VERIFIED', 'LOST')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE domain_claims');
  }
}
