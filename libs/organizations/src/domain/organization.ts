import type { OrgStatus, Transitions } from '@moorage/kernel';
import { parseOrganizationName } from './organization-name.ts';
import { parseSlug } from './slug.ts';

/**
 * A suspended organisation can be read, not changed. One that waits to be verified, or was rejected, is
 * PENDING_VERIFICATION: a rejection is no status but a mark, so that it can be put right. A deactivated one goes back to
 * where it came from, or is deleted: then there is no row any more.
 */
export const organizationTransitions: Transitions<OrgStatus> = {
  PENDING_VERIFICATION: ['ACTIVE', 'DEACTIVATED'],
  ACTIVE: ['SUSPENDED', 'DEACTIVATED'],
  SUSPENDED: ['ACTIVE', 'DEACTIVATED'],
  DEACTIVATED: ['PENDING_VERIFICATION', 'ACTIVE', 'SUSPENDED'],
};

/** One thing that somebody does to an organisation's status; `from` is the `IN (…)` of its compare-and-set. */
export interface OrganizationMove {
  readonly from: readonly OrgStatus[];
  readonly to: OrgStatus;
}

export const organizationMoves = {
  approve: { from: ['PENDING_VERIFICATION'], to: 'ACTIVE' },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
  reactivate: { from: ['SUSPENDED'], to: 'ACTIVE' },
  /** An owner can't take a suspended one out of the platform's sight. */
  deactivate: { from: ['PENDING_VERIFICATION', 'ACTIVE'], to: 'DEACTIVATED' },
  deactivateAsAdmin: { from: ['PENDING_VERIFICATION', 'ACTIVE', 'SUSPENDED'], to: 'DEACTIVATED' },
} as const satisfies Record<string, OrganizationMove>;

/** Days between the deactivation of an organisation and its deletion. */
export const deletionDelayDays = 30;
/** Days before the deletion on which its owners are told once more. */
export const deletionReminderDays = 7;

/** Days for which an old address leads to the new one, and nobody else gets it. */
export const slugReservationDays = 30;
/** Old addresses that one organisation may hold at a time. */
export const mostFormerSlugs = 3;

/** An address that an organisation had. */
export interface FormerSlug {
  readonly slug: string;
  readonly reservedUntil: Date;
}

/** A deactivated organisation's way back, and when there is none any more. */
export interface Deactivation {
  readonly at: Date;
  /** Until then it can be undone; from then on it is deleted. */
  readonly deleteAfter: Date;
  /** What it was, and is again when this is undone. */
  readonly statusBefore: Exclude<OrgStatus, 'DEACTIVATED'>;
  readonly reasonBefore: string | null;
}

export interface OrganizationState {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  /** Why it is suspended or was rejected, for its members. */
  readonly statusReason: string | null;
  /** When a platform admin rejected it; null while it waits, and once it is active. */
  readonly rejectedAt: Date | null;
  /** Null for all but deactivated ones. */
  readonly deactivation: Deactivation | null;
  /** Whose personal workspace it is; null for a team. It has that one member. */
  readonly personalUserId: string | null;
  readonly seatsUsed: number;
  /** Null: no limit. */
  readonly seatsTotal: number | null;
  /** Members that are PENDING, ACTIVE or SUSPENDED. */
  readonly membersCount: number;
  readonly createdAt: Date;
}

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

/**
 * A new organisation, without members yet.
 * @throws DomainError ORG.NAME_INVALID, ORG.SLUG_INVALID, ORG.SLUG_RESERVED
 */
export function foundOrganization(input: {
  id: string;
  slug: string;
  name: string;
  verificationRequired: boolean;
  seatsTotal: number | null;
  personalUserId: string | null;
  at: Date;
}): OrganizationState {
  return {
    id: input.id,
    slug: parseSlug(input.slug),
    name: parseOrganizationName(input.name),
    status: input.verificationRequired ? 'PENDING_VERIFICATION' : 'ACTIVE',
    statusReason: null,
    rejectedAt: null,
    deactivation: null,
    personalUserId: input.personalUserId,
    seatsUsed: 0,
    seatsTotal: input.seatsTotal,
    membersCount: 0,
    createdAt: input.at,
  };
}
