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
} as const satisfies Record<string, OrganizationMove>;

export interface OrganizationState {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  /** Why it is suspended or was rejected, for its members. */
  readonly statusReason: string | null;
  /** When a platform admin rejected it; null while it waits, and once it is active. */
  readonly rejectedAt: Date | null;
  readonly seatsUsed: number;
  /** Null: no limit. */
  readonly seatsTotal: number | null;
  /** Members that are PENDING, ACTIVE or SUSPENDED. */
  readonly membersCount: number;
  readonly createdAt: Date;
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
  at: Date;
}): OrganizationState {
  return {
    id: input.id,
    slug: parseSlug(input.slug),
    name: parseOrganizationName(input.name),
    status: input.verificationRequired ? 'PENDING_VERIFICATION' : 'ACTIVE',
    statusReason: null,
    rejectedAt: null,
    seatsUsed: 0,
    seatsTotal: input.seatsTotal,
    membersCount: 0,
    createdAt: input.at,
  };
}
