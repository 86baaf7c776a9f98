import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NoticeRequested } from '@moorage/contracts';
import { AuditTrail, Audited, Clock, DomainError, EventPublisher, LiveUpdates, isUuid } from '@moorage/kernel';
import type { Actor } from './actor.ts';
import { joinRequestTarget } from './join-request-audit.ts';
import { JoinRequests } from './ports/join-requests.port.ts';

@Audited('join-request.declined')
export class DeclineJoinRequest extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly requestId: string,
    /** The person reads it. */
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(DeclineJoinRequest)
export class DeclineJoinRequestHandler implements ICommandHandler<DeclineJoinRequest> {
  constructor(
    private readonly requests: JoinRequests,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError JOIN_REQUEST.NOT_FOUND, JOIN_REQUEST.ALREADY_DECIDED */
  async execute({ orgId, actor, requestId, reason }: DeclineJoinRequest): Promise<void> {
    const known = isUuid(requestId) ? await this.requests.find(orgId, requestId) : undefined;
    if (known === undefined) throw new DomainError('JOIN_REQUEST.NOT_FOUND');
    const by = { userId: actor.userId, name: actor.name };
    const request = await this.requests.settle(orgId, known.id, { to: 'DECLINED', at: this.clock.now(), by, reason });
    if (request === undefined) throw new DomainError('JOIN_REQUEST.ALREADY_DECIDED');
    await this.audit.record({
      action: 'join-request.declined',
      orgId,
      target: joinRequestTarget(request),
      after: { reason },
    });
    await this.publisher.publish(
      NoticeRequested({
        key: `join-request.declined:${request.id}`,
        kind: 'join-request.declined',
        orgId,
        to: { userIds: [request.userId] },
        data: { reason },
      }),
    );
    await this.liveUpdates.forOrg(orgId, 'join-requests', request.id);
    await this.liveUpdates.forUser(request.userId, 'join-requests', request.id);
  }
}
