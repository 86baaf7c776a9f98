import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NoticeRequested, PeopleDirectory, VerifiedDomains } from '@moorage/contracts';
import {
  AuditTrail,
  Audited,
  Clock,
  DomainError,
  EventPublisher,
  LiveUpdates,
  isUuid,
  type Role,
} from '@moorage/kernel';
import { domainOf, type JoinRequest } from '../domain/join-request.ts';
import { requireGrantable } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { joinRequestTarget } from './join-request-audit.ts';
import { Joining, type Newcomer } from './joining.ts';
import { requireTakesPeople } from './open-organization.ts';
import { JoinRequests } from './ports/join-requests.port.ts';
import { Organizations } from './ports/organizations.port.ts';

@Audited('join-request.approved', 'member.joined', 'member.revived')
export class ApproveJoinRequest extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly requestId: string,
    readonly role: Role,
  ) {
    super();
  }
}

/** The decision, the membership and its seat in one transaction. */
@CommandHandler(ApproveJoinRequest)
export class ApproveJoinRequestHandler implements ICommandHandler<ApproveJoinRequest> {
  constructor(
    private readonly organizations: Organizations,
    private readonly requests: JoinRequests,
    private readonly domains: VerifiedDomains,
    private readonly people: PeopleDirectory,
    private readonly joining: Joining,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Of two who decide at once, one does.
   * @throws DomainError JOIN_REQUEST.NOT_FOUND, JOIN_REQUEST.ALREADY_DECIDED, JOIN_REQUEST.DOMAIN_NOT_VERIFIED,
   * ROLE.NOT_GRANTABLE, ORG.SEAT_LIMIT_REACHED, ORG.SUSPENDED, ORG.DEACTIVATED, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED
   */
  async execute({ orgId, actor, requestId, role }: ApproveJoinRequest): Promise<void> {
    requireGrantable(actor.role, role);
    const known = isUuid(requestId) ? await this.requests.find(orgId, requestId) : undefined;
    const organization = await this.organizations.find(orgId);
    if (known === undefined || organization === undefined) throw new DomainError('JOIN_REQUEST.NOT_FOUND');
    requireTakesPeople(organization);
    const by = { userId: actor.userId, name: actor.name };
    const request = await this.requests.settle(orgId, known.id, { to: 'APPROVED', at: this.clock.now(), by, role });
    if (request === undefined) throw new DomainError('JOIN_REQUEST.ALREADY_DECIDED');
    const person = await this.stillEntitled(request);
    await this.audit.record({
      action: 'join-request.approved',
      orgId,
      target: joinRequestTarget(request),
      after: { role },
    });
    await this.joining.join({ orgId, role }, person);
    await this.publisher.publish(
      NoticeRequested({
        key: `join-request.approved:${request.id}`,
        kind: 'join-request.approved',
        orgId,
        to: { userIds: [request.userId] },
        data: {},
      }),
    );
    await this.liveUpdates.forOrg(orgId, 'join-requests', request.id);
    await this.liveUpdates.forUser(request.userId, 'join-requests', request.id);
  }

  /** The person as they are now, whose address must still be on a domain of the organisation. */
  private async stillEntitled({ orgId, userId }: JoinRequest): Promise<Newcomer> {
    const person = await this.people.find(userId);
    if (person === undefined) throw new DomainError('JOIN_REQUEST.NOT_FOUND');
    const owner = person.emailVerified ? await this.domains.ownerOf(domainOf(person.email)) : undefined;
    if (owner?.orgId !== orgId) throw new DomainError('JOIN_REQUEST.DOMAIN_NOT_VERIFIED');
    return person;
  }
}
