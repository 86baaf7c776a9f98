import { LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingJobQueue,
  RecordingPublisher,
  SequentialIds,
} from '@moorage/kernel/testing';
import { ClaimDomain, ClaimDomainHandler } from '../application/claim-domain.ts';
import { DomainChecker } from '../application/domain-checker.ts';
import { DnsResolver } from '../application/ports/dns-resolver.port.ts';
import { RecheckDomainsHandler } from '../application/recheck-domains.ts';
import { RemoveDomainClaim, RemoveDomainClaimHandler } from '../application/remove-domain-claim.ts';
import { RequestDomainCheck, RequestDomainCheckHandler } from '../application/request-domain-check.ts';
import { challengeNameOf, type DomainClaim, type DomainClaimView } from '../domain/domain-claim.ts';
import { InMemoryDomainClaimStore } from './in-memory-domain-claim-store.ts';
import { ShortPublicSuffixList } from './short-public-suffix-list.ts';

/** DNS as a map; null: no answer can be had. */
class InMemoryDns extends DnsResolver {
  readonly records = new Map<string, readonly string[] | null>();

  override async txt(name: string): Promise<string[] | undefined> {
    const values = this.records.get(name);
    return values === null ? undefined : [...(values ?? [])];
  }
}

/** Domain claims on in-memory adapters: the use cases, and what a test may look at. */
export class DomainBed {
  readonly claims = new InMemoryDomainClaimStore();
  readonly dns = new InMemoryDns();
  readonly clock = new FixedClock();
  readonly ids = new SequentialIds();
  readonly publisher = new RecordingPublisher();
  readonly audit = new RecordingAuditTrail();
  readonly jobs = new RecordingJobQueue();
  readonly broadcast = new RecordingBroadcast();
  private readonly unitOfWork = new ImmediateUnitOfWork();
  private readonly live = new LiveUpdates(this.broadcast);

  readonly checker = new DomainChecker(
    this.claims,
    this.dns,
    this.publisher,
    this.audit,
    this.live,
    this.unitOfWork,
    this.clock,
  );
  readonly recheckAll = new RecheckDomainsHandler(this.claims, this.jobs, this.unitOfWork);

  claim(orgId: string, domain: string): Promise<DomainClaimView> {
    return new ClaimDomainHandler(
      this.claims,
      new ShortPublicSuffixList(),
      this.audit,
      this.live,
      this.ids,
      this.clock,
    ).execute(new ClaimDomain(orgId, domain));
  }

  remove(orgId: string, id: string): Promise<void> {
    const handler = new RemoveDomainClaimHandler(this.claims, this.publisher, this.audit, this.live);
    return handler.execute(new RemoveDomainClaim(orgId, id));
  }

  requestCheck(orgId: string, id: string): Promise<DomainClaimView> {
    const handler = new RequestDomainCheckHandler(this.claims, this.jobs, this.live, this.clock);
    return handler.execute(new RequestDomainCheck(orgId, id));
  }

  /** What stands at the claim's name from now on. */
  publish({ domain }: DomainClaim, values: readonly string[] | null): void {
    this.dns.records.set(challengeNameOf(domain), values);
  }

  /** A look, and what the claim is then. */
  async look({ id }: DomainClaim): Promise<DomainClaim> {
    await this.checker.check(id);
    return (await this.claims.find(id))!;
  }

  /** A claim that its record has proven. */
  async aVerifiedClaim(orgId: string, domain: string): Promise<DomainClaim> {
    const claim = await this.claim(orgId, domain);
    this.publish(claim, [claim.challenge]);
    return this.look(claim);
  }
}
