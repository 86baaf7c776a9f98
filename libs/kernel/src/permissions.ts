/** The roles a membership can have, highest rank first. */
export const roles = ['OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'PUBLISHER', 'MEMBER', 'SUPPORT'] as const;
export type Role = (typeof roles)[number];

/** Everything that a role may or may not do inside an organisation. Which role holds which: `organizations/src/domain/permission-table.ts`. */
export const permissions = [
  'org:read',
  'org:update',
  'org:delete',
  'org:transfer',
  'org:change-address',
  'org:chart',
  'roles:grant-privileged',
  'members:read',
  'members:invite',
  'members:remove',
  'members:change-role',
  'members:suspend',
  'join-requests:manage',
  'seats:read',
  'instance:read',
  'instance:open',
  'instance:operate',
  'instance:logs',
  'instance:update',
  'changelog:read',
  'update-preferences:manage',
  'provisioning:retry',
  'api-keys:manage',
  'sso:manage',
  'sso:enforce',
  'domains:manage',
  'scim:tokens',
  'scim:mappings',
  'maintenance:manage',
  'audit:read',
  'analytics:read',
  'webhooks:manage',
  'webhooks:delete',
  'webhooks:rotate-secret',
  'deliveries:read',
  'billing:read',
  'billing:manage',
  'wallet:top-up',
  'purchase-orders:manage',
  'programs:manage',
  'payouts:manage',
  'exports:create',
  'bot-apps:publish',
] as const;
export type Permission = (typeof permissions)[number];

export const membershipStatuses = ['PENDING', 'ACTIVE', 'SUSPENDED', 'REMOVED', 'ERASED'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const orgStatuses = ['PENDING_VERIFICATION', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED'] as const;
export type OrgStatus = (typeof orgStatuses)[number];
