import type { DomainCheck, DomainClaim, DomainClaimStatus } from '../../domain/domain-claim.ts';

export type NewDomainClaim = Pick<DomainClaim, 'id' | 'orgId' | 'domain' | 'challenge' | 'createdAt'>;

/** Organisations' claims to domains. Writes take part in the ambient transaction. */
export abstract class DomainClaimStore {
  /** Adds a PENDING claim, unless its organisation has this one, or `limit` of them; exact however many try at once. */
  abstract add(claim: NewDomainClaim, limit: number): Promise<'added' | 'claimed-already' | 'limit-reached'>;
  abstract find(id: string): Promise<DomainClaim | undefined>;
  /** Deletes a claim of this organisation, and says what it was; undefined where there is none. */
  abstract remove(orgId: string, id: string): Promise<DomainClaim | undefined>;
  /** Notes that somebody waits for a look; undefined where the organisation has no such claim. */
  abstract requestCheck(orgId: string, id: string, at: Date): Promise<DomainClaim | undefined>;
  /**
   * Writes what a look came to, if the claim's status is `from` still; false where it isn't, or the claim is gone: somebody
   * else has looked, and what they found counts.
   * `taken`: nothing was written, since another organisation owns the domain that this one would come to own. Of many who
   * come to own a domain at once, exactly one does.
   */
  abstract noteCheck(id: string, from: DomainClaimStatus, check: DomainCheck): Promise<boolean | 'taken'>;
  /** Ids of the claims whose records are to be looked at day after day: those that own; in order, after `afterId`. */
  abstract listOwning(page: { afterId?: string; limit: number }): Promise<string[]>;
}
