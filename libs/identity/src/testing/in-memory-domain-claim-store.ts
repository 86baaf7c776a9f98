import { DomainClaimStore, type NewDomainClaim } from '../application/ports/domain-claim-store.port.ts';
import { isOwning, type DomainCheck, type DomainClaim, type DomainClaimStatus } from '../domain/domain-claim.ts';

/** Claims as a list, by the rules of the port. */
export class InMemoryDomainClaimStore extends DomainClaimStore {
  private claims: DomainClaim[] = [];

  get all(): readonly DomainClaim[] {
    return this.claims;
  }

  override async add(claim: NewDomainClaim, limit: number): Promise<'added' | 'claimed-already' | 'limit-reached'> {
    const ofOrg = this.claims.filter(({ orgId }) => orgId === claim.orgId);
    if (ofOrg.some(({ domain }) => domain === claim.domain)) return 'claimed-already';
    if (ofOrg.length >= limit) return 'limit-reached';
    const unproven = { verifiedAt: null, seenAt: null, lostAt: null, checkRequestedAt: null, checkedAt: null };
    this.claims.push({ ...claim, ...unproven, status: 'PENDING', outcome: null, found: [] });
    return 'added';
  }

  override async find(id: string): Promise<DomainClaim | undefined> {
    return this.claims.find((claim) => claim.id === id);
  }

  override async remove(orgId: string, id: string): Promise<DomainClaim | undefined> {
    const removed = this.claims.find((claim) => claim.id === id && claim.orgId === orgId);
    this.claims = this.claims.filter((claim) => claim !== removed);
    return removed;
  }

  override async requestCheck(orgId: string, id: string, at: Date): Promise<DomainClaim | undefined> {
    const claim = this.claims.find((each) => each.id === id && each.orgId === orgId);
    return claim && this.put({ ...claim, checkRequestedAt: at });
  }

  override async noteCheck(id: string, from: DomainClaimStatus, check: DomainCheck): Promise<boolean | 'taken'> {
    const claim = this.claims.find((each) => each.id === id);
    const owner = this.claims.find((each) => each.id !== id && each.domain === claim?.domain && isOwning(each.status));
    if (!isOwning(from) && isOwning(check.status) && owner !== undefined) return 'taken';
    if (claim?.status !== from) return false;
    this.put({ ...claim, ...check });
    return true;
  }

  override async listOwning({ afterId = '', limit }: { afterId?: string; limit: number }): Promise<string[]> {
    const ids = this.claims.filter(({ status }) => isOwning(status)).map(({ id }) => id);
    return ids
      .filter((id) => id > afterId)
      .sort()
      .slice(0, limit);
  }

  private put(claim: DomainClaim): DomainClaim {
    this.claims = this.claims.map((each) => (each.id === claim.id ? claim : each));
    return claim;
  }
}
