import { DomainError, type Permission, type Role } from '@moorage/kernel';
import { permissionTable } from './permission-table.ts';
import { roleTable } from './role-table.ts';

/** Why `granter` may not give `role` to anybody (whether the organisation has it at all is its capability), in words for the page that offers it; undefined where it may. */
export function reasonNotToGrant(granter: Role, role: Role): string | undefined {
  if (roleTable[role].privileged && !permissionTable[granter].has('roles:grant-privileged')) {
    return 'Only an owner grants this role.';
  }
  if (roleTable[role].rank > roleTable[granter].rank) return 'You may not grant a role above your own.';
  return undefined;
}

/** @throws DomainError ROLE.NOT_GRANTABLE naming `role` */
export function requireGrantable(granter: Role, role: Role): void {
  const reason = reasonNotToGrant(granter, role);
  if (reason !== undefined) throw new DomainError('ROLE.NOT_GRANTABLE', { field: 'role' }, reason);
}

/**
 * Whether one who has `actor` may change a member who has `target`: only those below, and owners each other.
 * @throws DomainError MEMBER.ROLE_ABOVE_OWN
 */
export function requireMayTouch(actor: Role, target: Role): void {
  if (actor !== 'OWNER' && roleTable[target].rank >= roleTable[actor].rank)
    throw new DomainError('MEMBER.ROLE_ABOVE_OWN');
}

/**
 * Stepping down only ever gives rights away: ADMIN to BILLING_ADMIN is a lower rank but would open the money.
 * @throws DomainError MEMBER.SELF_ROLE_CHANGE naming `role`
 */
export function requireStepDown(from: Role, to: Role): void {
  const gained = [...permissionTable[to]].some((permission) => !permissionTable[from].has(permission));
  if (gained || roleTable[to].rank >= roleTable[from].rank) {
    throw new DomainError(
      'MEMBER.SELF_ROLE_CHANGE',
      { field: 'role' },
      'You can step down to a role with fewer rights only.',
    );
  }
}

/** @throws DomainError PERMISSION.DENIED */
export function requirePermission(role: Role, permission: Permission): void {
  if (!permissionTable[role].has(permission)) throw new DomainError('PERMISSION.DENIED', { permission });
}
