import { VerifiedDomains } from '@moorage/contracts';

/** Who has proven which domain, as this context sees it. */
export class InMemoryDomains extends VerifiedDomains {
  private readonly owners = new Map<string, string>();

  prove(domain: string, orgId: string): void {
    this.owners.set(domain, orgId);
  }

  lose(domain: string): void {
    this.owners.delete(domain);
  }

  override ownerOf(domain: string): Promise<{ orgId: string; verifiedAt: Date } | undefined> {
    const orgId = this.owners.get(domain.toLowerCase());
    return Promise.resolve(orgId === undefined ? undefined : { orgId, verifiedAt: provenAt });
  }

  override domainsOf(orgId: string): Promise<{ domain: string; verifiedAt: Date }[]> {
    const owned = [...this.owners].filter(([, owner]) => owner === orgId).map(([domain]) => domain);
    return Promise.resolve(owned.toSorted().map((domain) => ({ domain, verifiedAt: provenAt })));
  }
}

const provenAt = new Date('2026-01-01T00:00:00.000Z');
