import type { OrganizationState } from '../domain/organization.ts';

/** An organisation as a store keeps it, active unless said otherwise; the slug follows from the id. */
export function aStoredOrganization(
  state: Pick<OrganizationState, 'id' | 'createdAt'> & Partial<OrganizationState>,
): OrganizationState {
  return {
    slug: `org-${state.id.slice(-12)}`,
    name: 'Acme',
    status: 'ACTIVE',
    statusReason: null,
    rejectedAt: null,
    deactivation: null,
    personalUserId: null,
    seatsUsed: 0,
    seatsTotal: null,
    membersCount: 0,
    ...state,
  };
}
