import { randomUUID } from 'node:crypto';
import { challengeOf, type DomainClaim } from '../domain/domain-claim.ts';

/** A claim that was just made. */
export function aDomainClaim(overrides: Partial<DomainClaim> = {}): DomainClaim {
  return {
    id: randomUUID(),
    orgId: randomUUID(),
    domain: `${randomUUID()}.example`,
    challenge: challengeOf('token'),
    status: 'PENDING',
    createdAt: new Date('2026-01-05T00:00:00.000Z'),
    verifiedAt: null,
    seenAt: null,
    lostAt: null,
    checkRequestedAt: null,
    checkedAt: null,
    outcome: null,
    found: [],
    ...overrides,
  };
}
