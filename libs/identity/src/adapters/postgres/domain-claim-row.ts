/** A row of domain_claims as a `DomainClaim`. */
export const domainClaimColumns = `id, org_id AS "orgId", domain, challenge, status, created_at AS "createdAt",
  verified_at AS "verifiedAt", seen_at AS "seenAt", lost_at AS "lostAt", check_requested_at AS "checkRequestedAt",
  checked_at AS "checkedAt", outcome, found`;
