import type { Role, Transitions } from '@moorage/kernel';

/** WITHDRAWN: by the person, or because they became a member by another way. */
export const joinRequestStatuses = ['PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const;
export type JoinRequestStatus = (typeof joinRequestStatuses)[number];

export const joinRequestTransitions: Transitions<JoinRequestStatus> = {
  PENDING: ['APPROVED', 'DECLINED', 'WITHDRAWN'],
  APPROVED: [],
  DECLINED: [],
  WITHDRAWN: [],
};

/** Somebody with an address on an organisation's verified domain asks to be let in. */
export interface JoinRequest {
  readonly id: string;
  readonly orgId: string;
  readonly userId: string;
  /** As they were when the person asked. */
  readonly name: string;
  readonly email: string;
  readonly domain: string;
  readonly status: JoinRequestStatus;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  /** Who approved or declined. */
  readonly decidedBy: { readonly userId: string; readonly name: string } | null;
  /** What the person became, where approved. */
  readonly role: Role | null;
  /** Why it was declined, for the person. */
  readonly reason: string | null;
}

/** The part of an address that a domain claim is about. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
