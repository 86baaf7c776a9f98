import type { Role, Transitions } from '@moorage/kernel';

/** Expired is no status of its own: a pending invitation is, once its time is over, and inviting again renews it. */
export const invitationStatuses = ['PENDING', 'ACCEPTED', 'REVOKED'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

export const invitationTransitions: Transitions<InvitationStatus> = {
  PENDING: ['ACCEPTED', 'REVOKED'],
  ACCEPTED: [],
  REVOKED: [],
};

export interface Inviter {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

export interface Invitation {
  readonly id: string;
  readonly orgId: string;
  readonly email: string;
  readonly role: Role;
  readonly status: InvitationStatus;
  /** SHA-256 of the link's token. */
  readonly tokenHash: string;
  readonly invitedBy: Inviter;
  readonly ttlDays: number;
  /** How many mails went out; each has another token, and the last one's alone is valid. */
  readonly timesSent: number;
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
}

/** What a page shows. */
export const invitationStates = ['pending', 'accepted', 'expired', 'revoked'] as const;
export type InvitationState = (typeof invitationStates)[number];

export function stateOf({ status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>, now: Date): InvitationState {
  if (status === 'ACCEPTED') return 'accepted';
  if (status === 'REVOKED') return 'revoked';
  return expiresAt > now ? 'pending' : 'expired';
}

/** Days an invitation can be accepted. */
export const invitationTtl = { default: 7, min: 1, max: 30 } as const;

/** How often an organisation may invite within an hour: each call counts once, a bulk of addresses too. */
export const invitationsAnHour = 20;

/** Addresses that one call may name. */
export const invitationBulkLimit = 50;

const dayMs = 24 * 60 * 60 * 1000;

export function expiryOf(sentAt: Date, ttlDays: number): Date {
  return new Date(sentAt.getTime() + ttlDays * dayMs);
}
