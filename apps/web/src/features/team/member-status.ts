import type { StatusLook } from '../../components/status-badge.tsx';
import { statusOptions } from '../../components/status-options.ts';
import type { MemberStatus } from './members.ts';

const looks: Readonly<Record<MemberStatus, StatusLook>> = {
  ACTIVE: { label: 'Active', color: 'green' },
  PENDING: { label: 'Pending', color: 'blue' },
  SUSPENDED: { label: 'Suspended', color: 'yellow' },
  REMOVED: { label: 'Removed', color: 'gray' },
  ERASED: { label: 'Erased', color: 'gray' },
};

export const memberStatusOptions = statusOptions(looks);

export function memberLook(status: MemberStatus): StatusLook {
  return looks[status];
}
