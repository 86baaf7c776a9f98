// The vocabulary lives in the kernel, since the domain of `organizations` speaks it too and knows nothing but the kernel.
export { membershipStatuses, orgStatuses, permissions, roles } from '@moorage/kernel';
export type { MembershipStatus, OrgStatus, Permission, Role } from '@moorage/kernel';
