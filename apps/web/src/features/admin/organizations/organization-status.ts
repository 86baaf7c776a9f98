import type { StatusLook } from '../../../components/status-badge.tsx';
import { statusOptions } from '../../../components/status-options.ts';
import type { AdminOrganization } from './organizations.ts';

/** The status as an admin thinks of it: of those to be verified, some wait and some were rejected. */
const looks = {
  WAITING: { label: 'Waiting', color: 'blue' },
  REJECTED: { label: 'Rejected', color: 'red' },
  ACTIVE: { label: 'Active', color: 'green' },
  SUSPENDED: { label: 'Suspended', color: 'yellow' },
  DEACTIVATED: { label: 'Deactivated', color: 'gray' },
} as const satisfies Record<string, StatusLook>;
export type OrganizationStanding = keyof typeof looks;

export const standingOptions = statusOptions(looks);

export function standingOf({ status, rejectedAt }: AdminOrganization): OrganizationStanding {
  if (status !== 'PENDING_VERIFICATION') return status;
  return rejectedAt === undefined ? 'WAITING' : 'REJECTED';
}

export function organizationLook(organization: AdminOrganization): StatusLook {
  return looks[standingOf(organization)];
}

/** What the list is asked for. */
export function queryOfStanding(standing: OrganizationStanding) {
  if (standing === 'WAITING') return { rejected: false };
  if (standing === 'REJECTED') return { rejected: true };
  return { status: standing };
}
