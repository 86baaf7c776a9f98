import type { ItemOf } from '@moorage/api-client';

export type Role = ItemOf<'/api/roles'>['role'];

const names: Readonly<Record<Role, string>> = {
  OWNER: 'Owner',
  ADMIN: 'Admin',
  BILLING_ADMIN: 'Billing admin',
  MANAGER: 'Manager',
  PUBLISHER: 'Publisher',
  MEMBER: 'Member',
  SUPPORT: 'Support',
};

export const roles = Object.keys(names) as Role[];

export function roleName(role: Role): string {
  return names[role];
}

export const roleOptions = roles.map((role) => ({ value: role, label: names[role] }));
