import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError, Ids, LiveUpdates, normalizeDomain } from '@moorage/kernel';
import { challengeOf, domainClaimLimit, type DomainClaimView } from '../domain/domain-claim.ts';
import { publicMailProviders } from '../domain/public-mail-providers.ts';
import { DomainClaimStore } from './ports/domain-claim-store.port.ts';
import { PublicSuffixList } from './ports/public-suffix-list.port.ts';

/**
 * Claims a domain for an organisation, which proves it by a TXT record then. Others may claim it too: who proves it first
 * has it.
 * @throws DomainError DOMAIN.INVALID, DOMAIN.PUBLIC, DOMAIN.ALREADY_CLAIMED, DOMAIN.LIMIT_REACHED
 */
@Audited('domain.claimed')
export class ClaimDomain extends Command<DomainClaimView> {
  constructor(
    readonly orgId: string,
    readonly domain: string,
  ) {
    super();
  }
}

/** A name of DNS has 253 characters at most, and the challenge's stands before the domain. */
const longestDomain = 253 - '_moorage-challenge.'.length;

@CommandHandler(ClaimDomain)
export class ClaimDomainHandler implements ICommandHandler<ClaimDomain> {
  constructor(
    private readonly claims: DomainClaimStore,
    private readonly suffixes: PublicSuffixList,
    private readonly audit: AuditTrail,
    private readonly liveUpdates: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId, domain: text }: ClaimDomain): Promise<DomainClaimView> {
    const domain = this.claimable(text);
    const id = this.ids.uuid();
    const claim = { id, orgId, domain, challenge: challengeOf(this.ids.token()), createdAt: this.clock.now() };
    const outcome = await this.claims.add(claim, domainClaimLimit);
    if (outcome === 'claimed-already') throw new DomainError('DOMAIN.ALREADY_CLAIMED', { field: 'domain' });
    if (outcome === 'limit-reached') throw new DomainError('DOMAIN.LIMIT_REACHED', { limit: domainClaimLimit });
    await this.audit.record({ action: 'domain.claimed', orgId, target: { type: 'domain', id, label: domain } });
    await this.liveUpdates.forOrg(orgId, 'domains', id);
    return {
      ...claim,
      status: 'PENDING',
      verifiedAt: null,
      seenAt: null,
      lostAt: null,
      checkRequestedAt: null,
      checkedAt: null,
      outcome: null,
      found: [],
      checking: false,
    };
  }

  private claimable(text: string): string {
    const domain = normalizeDomain(text);
    if (domain.length > longestDomain) throw new DomainError('DOMAIN.INVALID', { field: 'domain' });
    const registrable = this.suffixes.registrableDomain(domain);
    if (registrable === undefined || publicMailProviders.has(registrable)) {
      throw new DomainError('DOMAIN.PUBLIC', { field: 'domain' });
    }
    return domain;
  }
}
