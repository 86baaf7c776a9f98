import type { OrgStatus, Transitions } from '@moorage/kernel';
import { parseOrganizationName } from './organization-name.ts';
import { parseSlug } from './slug.ts';

/** A suspended organisation can be read, not changed; a deactivated one is over. */
export const organizationTransitions: Transitions<OrgStatus> = {
  PENDING_VERIFICATION: ['ACTIVE'],
  ACTIVE: ['SUSPENDED', 'DEACTIVATED'],
  SUSPENDED: ['ACTIVE'],
  DEACTIVATED: [],
};

export interface OrganizationState {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  /** Why it is suspended, for its members. */
  readonly statusReason: string | null;
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
    seatsUsed: 0,
    seatsTotal: input.seatsTotal,
    membersCount: 0,
    createdAt: input.at,
  };
}
