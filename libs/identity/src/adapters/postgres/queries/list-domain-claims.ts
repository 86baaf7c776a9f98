import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { DomainClaimView } from '../../../domain/domain-claim.ts';
import { domainClaimColumns } from '../domain-claim-row.ts';

/** The domains that an organisation claims, in alphabetical order. There are `domainClaimLimit` of them at most. */
export class ListDomainClaims extends Query<DomainClaimView[]> {
  constructor(readonly orgId: string) {
    super();
  }
}

/** Whoever waited longer for a look may ask again: its job was lost, or DNS takes its time. */
const longestWaitMs = 120_000;

@QueryHandler(ListDomainClaims)
export class ListDomainClaimsHandler implements IQueryHandler<ListDomainClaims> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute({ orgId }: ListDomainClaims): Promise<DomainClaimView[]> {
    return this.database.query<DomainClaimView>(
      `SELECT ${domainClaimColumns},
              coalesce(check_requested_at > greatest($2, checked_at), false) AS checking
         FROM domain_claims WHERE org_id = $1 ORDER BY domain`,
      [orgId, new Date(this.clock.now().getTime() - longestWaitMs)],
    );
  }
}
