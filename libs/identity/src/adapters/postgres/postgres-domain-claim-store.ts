import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { DomainClaimStore, type NewDomainClaim } from '../../application/ports/domain-claim-store.port.ts';
import { isOwning, type DomainCheck, type DomainClaim, type DomainClaimStatus } from '../../domain/domain-claim.ts';
import { domainClaimColumns } from './domain-claim-row.ts';

@Injectable()
export class PostgresDomainClaimStore extends DomainClaimStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(
    { id, orgId, domain, challenge, createdAt }: NewDomainClaim,
    limit: number,
  ): Promise<'added' | 'claimed-already' | 'limit-reached'> {
    // One organisation's claims are counted by one at a time: a count that others can add to meanwhile is no limit.
    await this.lock(`domain-claims:${orgId}`);
    const [{ claims, same } = { claims: 0, same: 0 }] = await this.database.query<{ claims: number; same: number }>(
      `SELECT count(*)::int AS claims, count(*) FILTER (WHERE domain = $2)::int AS same
         FROM domain_claims WHERE org_id = $1`,
      [orgId, domain],
    );
    if (same > 0) return 'claimed-already';
    if (claims >= limit) return 'limit-reached';
    await this.database.write(
      `INSERT INTO domain_claims (id, org_id, domain, challenge, status, created_at)
       VALUES ($1, $2, $3, $4, 'PENDING', $5)`,
      [id, orgId, domain, challenge, createdAt],
    );
    return 'added';
  }

  override async find(id: string): Promise<DomainClaim | undefined> {
    const [claim] = await this.database.query<DomainClaim>(
      `SELECT ${domainClaimColumns} FROM domain_claims WHERE id = $1`,
      [id],
    );
    return claim;
  }

  override async remove(orgId: string, id: string): Promise<DomainClaim | undefined> {
    const { rows } = await this.database.write<DomainClaim>(
      `DELETE FROM domain_claims WHERE org_id = $1 AND id = $2 RETURNING ${domainClaimColumns}`,
      [orgId, id],
    );
    return rows[0];
  }

  override async requestCheck(orgId: string, id: string, at: Date): Promise<DomainClaim | undefined> {
    const { rows } = await this.database.write<DomainClaim>(
      `UPDATE domain_claims SET check_requested_at = $3 WHERE org_id = $1 AND id = $2 RETURNING ${domainClaimColumns}`,
      [orgId, id, at],
    );
    return rows[0];
  }

  override async noteCheck(id: string, from: DomainClaimStatus, check: DomainCheck): Promise<boolean | 'taken'> {
    if (!isOwning(from) && isOwning(check.status)) {
      // Whoever comes to own the domain waits here for one another, and sees then who was first. The index is the backstop.
      const [other] = await this.othersWhoOwn(id);
      if (other !== undefined) return 'taken';
    }
    const { status, verifiedAt, seenAt, lostAt, checkedAt, outcome, found } = check;
    const { count } = await this.database.write(
      `UPDATE domain_claims SET status = $3, verified_at = $4, seen_at = $5, lost_at = $6, checked_at = $7, outcome = $8,
                                found = $9
        WHERE id = $1 AND status = $2`,
      [id, from, status, verifiedAt, seenAt, lostAt, checkedAt, outcome, found],
    );
    return count > 0;
  }

  override async listOwning({ afterId, limit }: { afterId?: string; limit: number }): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM domain_claims
        WHERE status IN ('VERIFIED', 'LOST') AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [afterId ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }

  private async othersWhoOwn(id: string): Promise<{ id: string }[]> {
    const claim = await this.find(id);
    if (claim === undefined) return [];
    await this.lock(`domain:${claim.domain}`);
    return this.database.query(
      `SELECT id FROM domain_claims WHERE domain = $1 AND status IN ('VERIFIED', 'LOST') AND id <> $2`,
      [claim.domain, id],
    );
  }

  private async lock(name: string): Promise<void> {
    await this.database.write('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }
}
