import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainLost } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, EventPublisher, LiveUpdates, isUuid } from '@moorage/kernel';
import { isOwning } from '../domain/domain-claim.ts';
import { DomainClaimStore } from './ports/domain-claim-store.port.ts';

/** Gives up a claim; a domain that it owned is free for others at once. @throws DomainError DOMAIN.NOT_FOUND */
@Audited('domain.removed')
export class RemoveDomainClaim extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveDomainClaim)
export class RemoveDomainClaimHandler implements ICommandHandler<RemoveDomainClaim> {
  constructor(
    private readonly claims: DomainClaimStore,
    private readonly publisher: EventPublisher,
    private readonly audit: AuditTrail,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async execute({ orgId, id }: RemoveDomainClaim): Promise<void> {
    const claim = isUuid(id) ? await this.claims.remove(orgId, id) : undefined;
    if (claim === undefined) throw new DomainError('DOMAIN.NOT_FOUND');
    const { domain, status } = claim;
    await this.audit.record({
      action: 'domain.removed',
      orgId,
      target: { type: 'domain', id, label: domain },
      before: { status },
    });
    if (isOwning(status)) await this.publisher.publish(DomainLost({ orgId, domain }));
    await this.liveUpdates.forOrg(orgId, 'domains', id);
  }
}
