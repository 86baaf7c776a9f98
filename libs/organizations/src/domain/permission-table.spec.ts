import { permissions, roles, type Permission, type Role } from '@moorage/kernel';
import { permissionTable } from './permission-table.ts';

const holders = (permission: Permission): Role[] => roles.filter((role) => permissionTable[role].has(permission));

describe('the permission table', () => {
  it('never goes by rank for money: ADMIN is refused where BILLING_ADMIN is let in', () => {
    const money: Permission[] = [
      'billing:read',
      'billing:manage',
      'wallet:top-up',
      'purchase-orders:manage',
      'programs:manage',
      'payouts:manage',
      'exports:create',
      'webhooks:manage',
    ];
    for (const permission of money)
      expect([permission, holders(permission)]).toEqual([permission, ['OWNER', 'BILLING_ADMIN']]);
  });

  it('keeps to owners what is theirs alone', () => {
    const theirs: Permission[] = [
      'org:delete',
      'org:transfer',
      'org:change-address',
      'roles:grant-privileged',
      'sso:enforce',
      'scim:tokens',
      'scim:mappings',
      'webhooks:delete',
      'webhooks:rotate-secret',
    ];
    for (const permission of theirs) expect([permission, holders(permission)]).toEqual([permission, ['OWNER']]);
  });

  it('gives owners and admins the people, the instance and the settings', () => {
    const theirs: Permission[] = [
      'members:remove',
      'members:change-role',
      'join-requests:manage',
      'instance:operate',
      'instance:update',
      'update-preferences:manage',
      'domains:manage',
      'sso:manage',
      'maintenance:manage',
    ];
    for (const permission of theirs)
      expect([permission, holders(permission)]).toEqual([permission, ['OWNER', 'ADMIN']]);
    expect(holders('members:invite')).toEqual(['OWNER', 'ADMIN', 'MANAGER']);
  });

  it('lets those who oversee see members and audit, and BILLING_ADMIN neither', () => {
    for (const permission of ['members:read', 'audit:read', 'analytics:read'] as const) {
      expect(holders(permission)).toEqual(['OWNER', 'ADMIN', 'MANAGER', 'SUPPORT']);
    }
    expect(holders('deliveries:read')).toEqual(expect.arrayContaining(['OWNER', 'ADMIN', 'MANAGER', 'SUPPORT']));
    for (const permission of ['members:remove', 'members:change-role', 'members:suspend', 'members:invite'] as const) {
      expect(permissionTable.BILLING_ADMIN.has(permission)).toBe(false);
    }
  });

  it('lets everybody open the bot and see how it is', () => {
    for (const permission of ['org:read', 'org:chart', 'instance:read', 'instance:open', 'changelog:read'] as const) {
      expect(holders(permission)).toEqual([...roles]);
    }
  });

  it.each(permissions)('has somebody who holds %s', (permission) => {
    expect(holders(permission)).toContain('OWNER');
  });
});
