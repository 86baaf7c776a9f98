import type { Invitation } from '../../domain/invitation.ts';

/** What sending an invitation, again too, sets. */
export type Sending = Pick<Invitation, 'tokenHash' | 'ttlDays' | 'sentAt' | 'expiresAt'>;

export interface InvitationToAccept {
  readonly invitation: Invitation;
  /**
   * Whether the org, as it is at this moment, is active and full, and nobody who belongs to it has the address. Locks nothing:
   * only a hint for who comes late, since the next moment may be another.
   */
  readonly findsNoSeat: boolean;
}

/** Keeps invitations. Writes join the ambient transaction. */
export abstract class Invitations {
  abstract find(orgId: string, invitationId: string): Promise<Invitation | undefined>;
  abstract findByTokenHash(tokenHash: string): Promise<Invitation | undefined>;
  /** For a crowd that comes at once: what most of them need to be sent away is found by one look. */
  abstract findToAccept(tokenHash: string): Promise<InvitationToAccept | undefined>;
  /** The one that waits for the address, also when its time is over. */
  abstract findPending(orgId: string, email: string): Promise<Invitation | undefined>;
  /** Those that wait for one of the addresses, in no order, also when their time is over. */
  abstract listPending(orgId: string, emails: readonly string[]): Promise<Invitation[]>;
  /**
   * Stores a new one, or, where the address has a pending one in the org, renews that: it keeps its id and takes over role,
   * inviter and sending. `timesSent` tells which.
   */
  abstract insertOrRenew(invitation: Invitation): Promise<Invitation>;
  /** Sends a pending one again; undefined where it is not pending any more. */
  abstract renew(orgId: string, invitationId: string, sending: Sending): Promise<Invitation | undefined>;
  /** Consumes the token by compare-and-set: true for exactly one of all who try. */
  abstract accept(tokenHash: string, by: { userId: string; at: Date }): Promise<boolean>;
  /** False where it is not pending any more. */
  abstract revoke(orgId: string, invitationId: string, at: Date): Promise<boolean>;
  /** For how many days an invitation of the org works where nobody says otherwise. */
  abstract usualTtlDays(orgId: string): Promise<number>;
  abstract setUsualTtlDays(orgId: string, days: number): Promise<void>;
  /**
   * Counts one act of inviting against the org's sliding hour, race-free; false where it was used up. The first lock that
   * inviting takes, so calls of one org happen one after the other.
   */
  abstract countActOfInviting(orgId: string, at: Date): Promise<boolean>;
}
