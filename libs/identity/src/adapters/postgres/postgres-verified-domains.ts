import { domainToASCII } from 'node:url';
import { Injectable } from '@nestjs/common';
import { VerifiedDomains } from '@moorage/contracts';
import { Database } from '@moorage/platform';

/** Which organisation has proven a domain. The statuses are literals, so that the partial index of owners serves. */
@Injectable()
export class PostgresVerifiedDomains extends VerifiedDomains {
  constructor(private readonly database: Database) {
    super();
  }

  override async ownerOf(domain: string): Promise<{ orgId: string; verifiedAt: Date } | undefined> {
    const [owner] = await this.database.query<{ orgId: string; verifiedAt: Date }>(
      `SELECT org_id AS "orgId", verified_at AS "verifiedAt"
         FROM domain_claims WHERE domain = $1 AND status IN ('VERIFIED', 'LOST')`,
      [domainToASCII(domain)],
    );
    return owner;
  }

  override domainsOf(orgId: string): Promise<{ domain: string; verifiedAt: Date }[]> {
    return this.database.query(
      `SELECT domain, verified_at AS "verifiedAt"
         FROM domain_claims WHERE org_id = $1 AND status IN ('VERIFIED', 'LOST') ORDER BY domain`,
      [orgId],
    );
  }
}
