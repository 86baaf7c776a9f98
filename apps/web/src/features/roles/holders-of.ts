import type { Permission } from '../organizations/organization.ts';
import type { Role } from '../../lib/role-name.ts';
import type { RoleView } from '../team/roles.ts';

/** The roles that hold a permission, highest first. */
export function holdersOf(permission: Permission, roles: readonly RoleView[]): Role[] {
  return roles.filter(({ permissions }) => permissions.includes(permission)).map(({ role }) => role);
}
