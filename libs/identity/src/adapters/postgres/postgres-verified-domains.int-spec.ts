import { randomUUID } from 'node:crypto';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import type { DomainClaimStatus } from '../../domain/domain-claim.ts';
import { PostgresVerifiedDomains } from './postgres-verified-domains.ts';

describe('the verified domains', () => {
  let harness: DatabaseHarness;
  let domains: PostgresVerifiedDomains;
  const [acme, globex] = [randomUUID(), randomUUID()];
  const verifiedAt = new Date('2026-01-05T12:00:00.000Z');

  beforeAll(async () => {
    harness = await openDatabaseHarness();
    domains = new PostgresVerifiedDomains(harness.database);
    await claim(acme, 'acme.example', 'VERIFIED');
    await claim(acme, 'xn--mnchen-3ya.example', 'LOST');
    await claim(acme, 'new.example', 'PENDING');
    await claim(acme, 'gone.example', 'LAPSED');
    await claim(globex, 'acme.example', 'PENDING');
    await claim(globex, 'gone.example', 'VERIFIED');
  });
  afterAll(() => harness.close());

  function claim(orgId: string, domain: string, status: DomainClaimStatus): Promise<void> {
    return harness.unitOfWork.run(async () => {
      await harness.database.write(
        `INSERT INTO domain_claims (id, org_id, domain, challenge, status, created_at, verified_at)
         VALUES ($1, $2, $3, 'moorage=x', $4, $5, $5)`,
        [randomUUID(), orgId, domain, status, verifiedAt],
      );
    });
  }

  it('are whose record was seen, also in the week after it was lost', async () => {
    expect(await domains.ownerOf('acme.example')).toEqual({ orgId: acme, verifiedAt });
    expect(await domains.ownerOf('gone.example')).toEqual({ orgId: globex, verifiedAt });
    expect(await domains.domainsOf(acme)).toEqual([
      { domain: 'acme.example', verifiedAt },
      { domain: 'xn--mnchen-3ya.example', verifiedAt },
    ]);
  });

  it.each(['ACME.Example', 'münchen.example', 'MÜNCHEN.example'])('are found as %s', async (domain) => {
    expect(await domains.ownerOf(domain)).toMatchObject({ orgId: acme });
  });

  it.each(['new.example', 'sub.acme.example', 'example', '', 'not a domain'])('are not %s', async (domain) => {
    expect(await domains.ownerOf(domain)).toBeUndefined();
  });

  it('have one owner at most', async () => {
    await expect(claim(randomUUID(), 'acme.example', 'VERIFIED')).rejects.toMatchObject({
      constraint: 'domain_claims_owner_key',
    });
  });
});
