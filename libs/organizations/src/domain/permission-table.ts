import { permissions, type Permission, type Role } from '@moorage/kernel';

/** What everybody who belongs to the organisation may do. */
const everybody: readonly Permission[] = ['org:read', 'org:chart', 'instance:read', 'instance:open', 'changelog:read'];

/** What is needed to see how things stand, without changing them. */
const overseer: readonly Permission[] = [
  'members:read',
  'seats:read',
  'audit:read',
  'analytics:read',
  'deliveries:read',
];

/**
 * Role → the explicit set of what it may do. Never derived from ranks: ADMIN (80) is refused where BILLING_ADMIN (70) is
 * let in. docs/operators/permissions.md shows the same table; a test compares the two.
 */
export const permissionTable: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  OWNER: new Set(permissions),
  ADMIN: new Set([
    ...everybody,
    ...overseer,
    'org:update',
    'members:invite',
    'members:remove',
    'members:change-role',
    'members:suspend',
    'join-requests:manage',
    'instance:operate',
    'instance:logs',
    'instance:update',
    'update-preferences:manage',
    'provisioning:retry',
    'api-keys:manage',
    'sso:manage',
    'domains:manage',
    'maintenance:manage',
  ]),
  BILLING_ADMIN: new Set([
    ...everybody,
    'seats:read',
    'billing:read',
    'billing:manage',
    'wallet:top-up',
    'purchase-orders:manage',
    'programs:manage',
    'payouts:manage',
    'exports:create',
    // Redelivering takes seeing what was delivered.
    'webhooks:manage',
    'deliveries:read',
  ]),
  MANAGER: new Set([...everybody, ...overseer, 'members:invite']),
  PUBLISHER: new Set([...everybody, 'bot-apps:publish']),
  MEMBER: new Set(everybody),
  SUPPORT: new Set([...everybody, ...overseer, 'instance:logs']),
};
