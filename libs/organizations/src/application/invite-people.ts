import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  AuditTrail,
  Audited,
  Clock,
  DomainError,
  Ids,
  isDomainError,
  normalizeEmail,
  type ErrorCode,
  type Role,
} from '@moorage/kernel';
import { invitationBulkLimit, invitationsAnHour, stateOf, type Invitation } from '../domain/invitation.ts';
import { reasonNotToGrant, requireGrantable } from '../domain/role-policy.ts';
import type { Actor } from './actor.ts';
import { HostingGate } from './hosting-gate.ts';
import { InvitationLetters } from './invitation-letters.ts';
import { Invitations } from './ports/invitations.port.ts';
import { Memberships } from './ports/memberships.port.ts';
import { Organizations } from './ports/organizations.port.ts';

export type InvitationResult =
  | { readonly email: string; readonly outcome: 'invited' | 'refreshed'; readonly invitation: Invitation }
  /** The same address, in whatever case, was named before: that one's result is told there. */
  | { readonly email: string; readonly outcome: 'repeated' }
  | ({ readonly email: string; readonly outcome: 'failed' } & Refusal);

interface Refusal {
  readonly code: ErrorCode;
  /** What the code alone doesn't tell. */
  readonly detail?: string;
}

@Audited('invitation.sent', 'invitation.resent')
export class InvitePeople extends Command<InvitationResult[]> {
  constructor(
    readonly orgId: string,
    readonly actor: Actor,
    readonly emails: readonly string[],
    readonly role: Role,
    /** For how many days the links work; absent: as long as is usual in the organisation. */
    readonly ttlDays?: number,
  ) {
    super();
  }
}

/** One result per address, in their order; an address that fails never fails the others. */
@CommandHandler(InvitePeople)
export class InvitePeopleHandler implements ICommandHandler<InvitePeople> {
  constructor(
    private readonly organizations: Organizations,
    private readonly memberships: Memberships,
    private readonly invitations: Invitations,
    private readonly letters: InvitationLetters,
    private readonly hosting: HostingGate,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError INVITATION.TOO_MANY_ADDRESSES, ROLE.NOT_GRANTABLE, HOST_ORGS_GATED, INVITATION.HOURLY_LIMIT, ORG.NOT_FOUND */
  async execute({ orgId, actor, emails, role, ...order }: InvitePeople): Promise<InvitationResult[]> {
    if (emails.length > invitationBulkLimit)
      throw new DomainError('INVITATION.TOO_MANY_ADDRESSES', { field: 'emails' });
    requireGrantable(actor.role, role);
    await this.hosting.requireRoleIsOpen(orgId, role);
    const organization = await this.organizations.find(orgId);
    if (organization === undefined) throw new DomainError('ORG.NOT_FOUND');
    if (organization.personalUserId !== null) throw new DomainError('ORG.PERSONAL');

    const addresses = emails.map(toAddress);
    const valid = [...new Set(addresses.filter((address) => address !== undefined))];
    const ttlDays = order.ttlDays ?? (await this.invitations.usualTtlDays(orgId));
    let refusals = await this.refusalsOf(orgId, actor, valid);
    // An act that sends nothing is none: it costs nothing, and leaves no trace.
    if (refusals.size < valid.length) {
      await countActOfInviting(this.invitations, orgId, this.clock.now());
      // Those who invite at once wait for each other there: what was found before may be another by now.
      refusals = await this.refusalsOf(orgId, actor, valid);
      if (refusals.size === valid.length) throw new DomainError('REQUEST.CONFLICT');
    }
    const results = new Map<string, InvitationResult>();
    for (const email of valid) {
      const refusal = refusals.get(email);
      results.set(
        email,
        refusal === undefined
          ? await this.invite({ orgId, orgName: organization.name, actor, email, role, ttlDays })
          : { email, outcome: 'failed', ...refusal },
      );
    }
    return addresses.map((address, index) => {
      const result = address === undefined ? undefined : results.get(address);
      if (result === undefined) return { email: emails[index]!, outcome: 'failed', code: 'EMAIL.INVALID' };
      return addresses.indexOf(address) === index ? result : { email: result.email, outcome: 'repeated' };
    });
  }

  /** Why some of these addresses can't be invited by `actor`. */
  private async refusalsOf(orgId: string, actor: Actor, emails: readonly string[]): Promise<Map<string, Refusal>> {
    const refusals = new Map<string, Refusal>();
    // Inviting again would take the role, and the link, away from what somebody with more rights sent.
    for (const pending of await this.invitations.listPending(orgId, emails)) {
      if (stateOf(pending, this.clock.now()) !== 'pending') continue;
      if (reasonNotToGrant(actor.role, pending.role) === undefined) continue;
      const detail = 'This address is invited already, with a role that yours may not grant.';
      refusals.set(pending.email, { code: 'ROLE.NOT_GRANTABLE', detail });
    }
    for (const email of await this.memberships.currentEmails(orgId, emails))
      refusals.set(email, { code: 'INVITATION.ALREADY_MEMBER' });
    return refusals;
  }

  private async invite(order: {
    orgId: string;
    orgName: string;
    actor: Actor;
    email: string;
    role: Role;
    ttlDays: number;
  }): Promise<InvitationResult> {
    const { orgId, orgName, actor, email, role, ttlDays } = order;
    const { token, sending } = this.letters.prepare(ttlDays);
    const invitation = await this.invitations.insertOrRenew({
      id: this.ids.uuid(),
      orgId,
      email,
      role,
      status: 'PENDING',
      invitedBy: { userId: actor.userId, name: actor.name, email: actor.email },
      timesSent: 1,
      createdAt: sending.sentAt,
      acceptedAt: null,
      acceptedBy: null,
      ...sending,
    });
    await this.letters.send(invitation, token, orgName);
    const isNew = invitation.timesSent === 1;
    await this.audit.record({
      action: isNew ? 'invitation.sent' : 'invitation.resent',
      orgId,
      target: { type: 'invitation', id: invitation.id, label: email },
      after: { role, expiresAt: invitation.expiresAt.toISOString() },
    });
    return { email, outcome: isNew ? 'invited' : 'refreshed', invitation };
  }
}

function toAddress(text: string): string | undefined {
  try {
    return normalizeEmail(text);
  } catch (error) {
    if (isDomainError(error, 'EMAIL.INVALID')) return undefined;
    throw error;
  }
}

/** @throws DomainError INVITATION.HOURLY_LIMIT */
export async function countActOfInviting(invitations: Invitations, orgId: string, at: Date): Promise<void> {
  if (await invitations.countActOfInviting(orgId, at)) return;
  const detail = `An organisation invites up to ${invitationsAnHour} times an hour. Name several addresses at once, or try again later.`;
  throw new DomainError('INVITATION.HOURLY_LIMIT', {}, detail);
}
