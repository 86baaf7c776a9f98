import type { RoleView } from '../team/roles.ts';
import { holdersOf } from './holders-of.ts';

const role = (name: RoleView['role'], permissions: RoleView['permissions']): RoleView => ({
  role: name,
  rank: 0,
  description: name,
  permissions,
  occupiesSeat: false,
  grantableByMe: false,
});

it('names those who hold a permission, and nobody else', () => {
  const roles = [role('OWNER', ['org:read', 'billing:read']), role('ADMIN', ['org:read']), role('MEMBER', [])];
  expect(holdersOf('billing:read', roles)).toEqual(['OWNER']);
  expect(holdersOf('org:read', roles)).toEqual(['OWNER', 'ADMIN']);
  expect(holdersOf('org:delete', roles)).toEqual([]);
});
