import type { StatusLook } from '../../../components/status-badge.tsx';
import type { AdminOrganization } from './organizations.ts';

type Status = AdminOrganization['status'];

const looks: Readonly<Record<Status, StatusLook>> = {
  PENDING_VERIFICATION: { label: 'To be verified', color: 'blue' },
  ACTIVE: { label: 'Active', color: 'green' },
  SUSPENDED: { label: 'Suspended', color: 'yellow' },
  DEACTIVATED: { label: 'Deactivated', color: 'gray' },
};

export const organizationStatusOptions = Object.entries(looks).map(([value, { label }]) => ({
  value: value as Status,
  label,
}));

export function organizationLook(status: Status): StatusLook {
  return looks[status];
}
