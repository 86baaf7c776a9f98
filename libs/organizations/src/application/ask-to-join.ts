import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NoticeRequested, VerifiedDomains } from '@moorage/contracts';
import { AuditTrail, Audited, Clock, DomainError, EventPublisher, Ids, LiveUpdates, isUuid } from '@moorage/kernel';
import { stateOf } from '../domain/invitation.ts';
import { domainOf, type JoinRequest } from '../domain/join-request.ts';
import { EntryDoor } from './entry-door.ts';
import { InvitationLetters } from './invitation-letters.ts';
import { joinRequestTarget } from './join-request-audit.ts';
import type { Newcomer } from './joining.ts';
import { Invitations } from './ports/invitations.port.ts';
import { JoinRequests } from './ports/join-requests.port.ts';
import { Memberships } from './ports/memberships.port.ts';
import { Organizations } from './ports/organizations.port.ts';

export type Asked =
  | { readonly outcome: 'asked'; readonly request: JoinRequest }
  /** The door was open already: the person was invited, and the link is on its way again. */
  | { readonly outcome: 'invited' };

/** By a person whose verified address is on the organisation's verified domain. */
@Audited('join-request.made', 'invitation.resent')
export class AskToJoin extends Command<Asked> {
  constructor(
    readonly orgId: string,
    readonly person: Newcomer & { emailVerified: boolean },
  ) {
    super();
  }
}

@CommandHandler(AskToJoin)
export class AskToJoinHandler implements ICommandHandler<AskToJoin> {
  constructor(
    private readonly organizations: Organizations,
    private readonly memberships: Memberships,
    private readonly invitations: Invitations,
    private readonly requests: JoinRequests,
    private readonly domains: VerifiedDomains,
    private readonly letters: InvitationLetters,
    private readonly door: EntryDoor,
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Asking again while a request is open changes nothing.
   * @throws DomainError AUTH.EMAIL_NOT_VERIFIED, ORG.NOT_FOUND for any organisation but the one of the domain,
   * ORG.SUSPENDED, ORG.PENDING_VERIFICATION, ORG.DEACTIVATED, MAINTENANCE.READ_ONLY, MAINTENANCE.OFFLINE,
   * JOIN_REQUEST.ALREADY_MEMBER, MEMBER.ERASED
   */
  async execute({ orgId, person }: AskToJoin): Promise<Asked> {
    if (!person.emailVerified) throw new DomainError('AUTH.EMAIL_NOT_VERIFIED');
    const domain = domainOf(person.email);
    const owner = await this.domains.ownerOf(domain);
    const organization =
      isUuid(orgId) && owner?.orgId === orgId.toLowerCase() ? await this.organizations.find(owner.orgId) : undefined;
    // Whoever has no address there learns nothing about the organisation, not even whether it exists.
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND', { field: 'orgId' });
    this.door.requireOpen(organization);
    await this.requireNoMember(organization.id, person.userId);
    if (await this.sendInvitationAgain(organization, person.email)) return { outcome: 'invited' };

    const { userId, name, email } = person;
    const request: JoinRequest = {
      id: this.ids.uuid(),
      orgId: organization.id,
      userId,
      name,
      email,
      domain,
      status: 'PENDING',
      askedAt: this.clock.now(),
      decidedAt: null,
      decidedBy: null,
      role: null,
      reason: null,
    };
    if (!(await this.requests.insert(request))) {
      const open = await this.requests.findOpen(organization.id, userId);
      if (open === undefined) throw new DomainError('REQUEST.CONFLICT');
      return { outcome: 'asked', request: open };
    }
    await this.tell(request);
    return { outcome: 'asked', request };
  }

  private async requireNoMember(orgId: string, userId: string): Promise<void> {
    const status = (await this.memberships.lockOfPerson(orgId, userId))?.state.status;
    if (status === 'ERASED') throw new DomainError('MEMBER.ERASED');
    if (status === 'SUSPENDED') {
      const detail = 'You are a member, but suspended. Ask an admin of the organisation to reactivate you.';
      throw new DomainError('JOIN_REQUEST.ALREADY_MEMBER', {}, detail);
    }
    if (status !== undefined && status !== 'REMOVED') throw new DomainError('JOIN_REQUEST.ALREADY_MEMBER');
  }

  /** To the invited address and nobody else, so it may be asked for by whoever has proven to read it. */
  private async sendInvitationAgain(organization: { id: string; name: string }, email: string): Promise<boolean> {
    const pending = await this.invitations.findPending(organization.id, email);
    if (pending === undefined || stateOf(pending, this.clock.now()) !== 'pending') return false;
    const { token, sending } = this.letters.prepare(pending.ttlDays);
    const renewed = await this.invitations.renew(organization.id, pending.id, sending);
    if (renewed === undefined) return false;
    await this.letters.send(renewed, token, organization.name);
    await this.audit.record({
      action: 'invitation.resent',
      orgId: organization.id,
      target: { type: 'invitation', id: renewed.id, label: email },
      after: { expiresAt: renewed.expiresAt.toISOString() },
    });
    return true;
  }

  private async tell(request: JoinRequest): Promise<void> {
    const { id, orgId, userId, name, email, domain } = request;
    await this.audit.record({
      action: 'join-request.made',
      orgId,
      target: joinRequestTarget(request),
      after: { domain },
    });
    await this.publisher.publish(
      NoticeRequested({
        key: `join-request.received:${id}`,
        kind: 'join-request.received',
        orgId,
        to: { roles: ['OWNER', 'ADMIN'] },
        data: { personName: name, email },
      }),
    );
    await this.liveUpdates.forOrg(orgId, 'join-requests', id);
    await this.liveUpdates.forUser(userId, 'join-requests', id);
  }
}
