import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError, LiveUpdates, isUuid } from '@moorage/kernel';
import { joinRequestTarget } from './join-request-audit.ts';
import { JoinRequests } from './ports/join-requests.port.ts';

/** By the person who asked. */
@Audited('join-request.withdrawn')
export class WithdrawJoinRequest extends Command<void> {
  constructor(
    readonly userId: string,
    readonly requestId: string,
  ) {
    super();
  }
}

@CommandHandler(WithdrawJoinRequest)
export class WithdrawJoinRequestHandler implements ICommandHandler<WithdrawJoinRequest> {
  constructor(
    private readonly requests: JoinRequests,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Withdrawing twice is as good as once. @throws DomainError JOIN_REQUEST.NOT_FOUND, JOIN_REQUEST.ALREADY_DECIDED */
  async execute({ userId, requestId }: WithdrawJoinRequest): Promise<void> {
    const request = isUuid(requestId) ? await this.requests.findOfPerson(userId, requestId) : undefined;
    if (request === undefined) throw new DomainError('JOIN_REQUEST.NOT_FOUND');
    if (request.status === 'WITHDRAWN') return;
    const { orgId, id } = request;
    if (!(await this.requests.settle(orgId, id, { to: 'WITHDRAWN', at: this.clock.now() })))
      throw new DomainError('JOIN_REQUEST.ALREADY_DECIDED');
    await this.audit.record({ action: 'join-request.withdrawn', orgId, target: joinRequestTarget(request) });
    await this.liveUpdates.forOrg(orgId, 'join-requests', id);
    await this.liveUpdates.forUser(userId, 'join-requests', id);
  }
}
