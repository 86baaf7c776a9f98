import { allowedFrom } from '@moorage/kernel';
import { Invitations, type InvitationToAccept, type Sending } from '../application/ports/invitations.port.ts';
import {
  invitationTransitions,
  invitationTtl,
  invitationsAnHour,
  type Invitation,
  type InvitationStatus,
} from '../domain/invitation.ts';

const hourMs = 60 * 60 * 1000;

export class InMemoryInvitations extends Invitations {
  private readonly byId = new Map<string, Invitation>();
  private readonly acts = new Map<string, Date[]>();
  private readonly days = new Map<string, number>();

  override find(orgId: string, invitationId: string): Promise<Invitation | undefined> {
    return this.select((invitation) => invitation.orgId === orgId && invitation.id === invitationId);
  }

  override findByTokenHash(tokenHash: string): Promise<Invitation | undefined> {
    return this.select((invitation) => invitation.tokenHash === tokenHash);
  }

  /** The counter decides: what is full is known to the organisations alone. */
  override async findToAccept(tokenHash: string): Promise<InvitationToAccept | undefined> {
    const invitation = await this.findByTokenHash(tokenHash);
    return invitation && { invitation, findsNoSeat: false };
  }

  override findPending(orgId: string, email: string): Promise<Invitation | undefined> {
    return this.select((i) => i.orgId === orgId && i.email === email && i.status === 'PENDING');
  }

  override async listPending(orgId: string, emails: readonly string[]): Promise<Invitation[]> {
    const found = await Promise.all(emails.map((email) => this.findPending(orgId, email)));
    return found.filter((invitation) => invitation !== undefined);
  }

  override async insertOrRenew(invitation: Invitation): Promise<Invitation> {
    const { orgId, email } = invitation;
    const known = await this.findPending(orgId, email);
    if (known === undefined) return this.store({ ...invitation, status: 'PENDING', timesSent: 1 });
    const { id, createdAt, timesSent } = known;
    return this.store({ ...invitation, id, createdAt, timesSent: timesSent + 1 });
  }

  override async renew(orgId: string, invitationId: string, sending: Sending): Promise<Invitation | undefined> {
    const known = await this.find(orgId, invitationId);
    if (known?.status !== 'PENDING') return undefined;
    return this.store({ ...known, ...sending, timesSent: known.timesSent + 1 });
  }

  override async accept(tokenHash: string, { userId, at }: { userId: string; at: Date }): Promise<boolean> {
    const known = await this.findByTokenHash(tokenHash);
    if (known === undefined || known.expiresAt <= at) return false;
    return this.move(known, 'ACCEPTED', { acceptedAt: at, acceptedBy: userId });
  }

  override async revoke(orgId: string, invitationId: string): Promise<boolean> {
    const known = await this.find(orgId, invitationId);
    return known !== undefined && this.move(known, 'REVOKED', {});
  }

  override usualTtlDays(orgId: string): Promise<number> {
    return Promise.resolve(this.days.get(orgId) ?? invitationTtl.default);
  }

  override setUsualTtlDays(orgId: string, days: number): Promise<void> {
    this.days.set(orgId, days);
    return Promise.resolve();
  }

  override countActOfInviting(orgId: string, at: Date): Promise<boolean> {
    const recent = (this.acts.get(orgId) ?? []).filter((act) => act.getTime() > at.getTime() - hourMs);
    if (recent.length >= invitationsAnHour) return Promise.resolve(false);
    this.acts.set(orgId, [...recent, at]);
    return Promise.resolve(true);
  }

  private move(known: Invitation, to: InvitationStatus, change: Partial<Invitation>): boolean {
    if (!allowedFrom(invitationTransitions, to).includes(known.status)) return false;
    this.store({ ...known, ...change, status: to });
    return true;
  }

  private store(invitation: Invitation): Invitation {
    this.byId.set(invitation.id, invitation);
    return invitation;
  }

  private select(matches: (invitation: Invitation) => boolean): Promise<Invitation | undefined> {
    return Promise.resolve([...this.byId.values()].find(matches));
  }
}
