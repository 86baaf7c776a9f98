import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError, JobQueue, LiveUpdates, NotAudited, isUuid } from '@moorage/kernel';
import type { DomainClaimView } from '../domain/domain-claim.ts';
import { CheckDomain } from './check-domain.ts';
import { DomainClaimStore } from './ports/domain-claim-store.port.ts';

/** Asks for a look at DNS now; what it came to is in the claim then. @throws DomainError DOMAIN.NOT_FOUND */
@NotAudited('A look changes nothing; what follows from what it finds is recorded')
export class RequestDomainCheck extends Command<DomainClaimView> {
  constructor(
    readonly orgId: string,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(RequestDomainCheck)
export class RequestDomainCheckHandler implements ICommandHandler<RequestDomainCheck> {
  constructor(
    private readonly claims: DomainClaimStore,
    private readonly jobs: JobQueue,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId, id }: RequestDomainCheck): Promise<DomainClaimView> {
    const claim = isUuid(id) ? await this.claims.requestCheck(orgId, id, this.clock.now()) : undefined;
    if (claim === undefined) throw new DomainError('DOMAIN.NOT_FOUND');
    await this.jobs.enqueue(CheckDomain, { claimId: id }, { key: id });
    await this.liveUpdates.forOrg(orgId, 'domains', id);
    return { ...claim, checking: true };
  }
}
