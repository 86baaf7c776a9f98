import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, Ids, LiveUpdates, type AuditActor, type Role } from '@moorage/kernel';
import { Membership } from '../domain/membership.ts';
import { joinRequestTarget } from './join-request-audit.ts';
import { JoinRequests } from './ports/join-requests.port.ts';
import { Memberships } from './ports/memberships.port.ts';
import { Roster } from './roster.ts';

export interface Newcomer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** How people become members, whichever way they come in. */
@Injectable()
export class Joining {
  constructor(
    private readonly memberships: Memberships,
    private readonly requests: JoinRequests,
    private readonly roster: Roster,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes the person a member with `role`, or brings the removed membership back. An active member stays as they are:
   * joining never changes a role. What they asked for is had, so their open request ends. `actor` is who joins, where the
   * request doesn't know.
   * @throws DomainError ORG.SEAT_LIMIT_REACHED, MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED for a suspended one
   */
  async join(
    { orgId, role }: { readonly orgId: string; readonly role: Role },
    person: Newcomer,
    actor?: AuditActor,
  ): Promise<{ alreadyMember: boolean; role: Role }> {
    const joinedAt = this.clock.now();
    // Before the membership is locked, as whoever approves the request does it.
    await this.endOpenRequest(orgId, person.userId, joinedAt, actor);
    const before = await this.memberships.lockOfPerson(orgId, person.userId);
    if (before?.state.status === 'ACTIVE') return { alreadyMember: true, role: before.state.role };
    const circumstances = actor === undefined ? {} : { actor };
    if (before === undefined) {
      const { userId, name, email } = person;
      const after = Membership.join({ id: this.ids.uuid(), orgId, userId, name, email, role, joinedAt });
      await this.roster.apply(orgId, [{ after }], circumstances);
    } else {
      await this.roster.apply(orgId, [{ before, after: before.revive(role, joinedAt) }], circumstances);
    }
    return { alreadyMember: false, role };
  }

  private async endOpenRequest(orgId: string, userId: string, at: Date, actor?: AuditActor): Promise<void> {
    const ended = await this.requests.withdrawOpen(orgId, userId, at);
    if (ended === undefined) return;
    await this.audit.record({
      action: 'join-request.withdrawn',
      orgId,
      target: joinRequestTarget(ended),
      ...(actor !== undefined && { actor }),
    });
    await this.liveUpdates.forOrg(orgId, 'join-requests', ended.id);
  }
}
