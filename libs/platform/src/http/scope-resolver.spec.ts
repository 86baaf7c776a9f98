import type { OrgView, Principal, Tenant } from '@moorage/contracts';
import { isDomainError } from '@moorage/kernel';
import { KnownTenants } from '../testing/index.ts';
import { ScopeResolver } from './scope-resolver.ts';

class TenantsOfKim extends KnownTenants {
  personal: OrgView | undefined;

  override findPersonalOrg = () => Promise.resolve(this.personal as undefined);
}

describe('the scopes of a list', () => {
  const kim: Principal = {
    userId: 'kim',
    email: 'kim@example.test',
    name: 'Kim',
    emailVerified: true,
    platformAdmin: false,
    via: { kind: 'session', sessionId: 's' },
  };
  const tenants = new TenantsOfKim();
  tenants.standings.set('kim@o1', { orgId: 'o1' } as Tenant);
  const scopes = new ScopeResolver(tenants);
  const refusal = (principal: Principal, text: string) =>
    scopes.resolve(principal, text).then(
      () => 'granted',
      (error: unknown) => (isDomainError(error) ? error.code : error),
    );

  it('are personal where nothing is said, with the personal organisation once there is one', async () => {
    expect(await scopes.resolve(kim)).toEqual({ kind: 'personal', userId: 'kim' });
    tenants.personal = { orgId: 'p1', slug: 'kim', name: 'Kim', status: 'ACTIVE' };
    expect(await scopes.resolve(kim, 'personal')).toEqual({ kind: 'personal', userId: 'kim', orgId: 'p1' });
  });

  it('are an organisation for those who belong to it', async () => {
    expect(await scopes.resolve(kim, 'org:o1')).toEqual({ kind: 'organization', orgId: 'o1' });
    expect(await refusal(kim, 'org:o2')).toBe('TENANT.NOT_FOUND');
    expect(await refusal({ ...kim, userId: 'lee' }, 'org:o1')).toBe('TENANT.NOT_FOUND');
  });

  it('are everything for platform admins, and their keys with the scope for it', async () => {
    expect(await refusal(kim, 'all')).toBe('AUTH.ADMIN_REQUIRED');
    const root: Principal = { ...kim, platformAdmin: true };
    expect(await scopes.resolve(root, 'all')).toEqual({ kind: 'all' });
    const key = (...of: string[]): Principal => ({ ...root, via: { kind: 'api-key', apiKeyId: 'k', scopes: of } });
    expect(await refusal(key('read'), 'all')).toBe('AUTH.SCOPE_MISSING');
    expect(await refusal(key('read', 'admin'), 'all')).toBe('granted');
  });

  it.each(['', 'org:', 'ORG:o1', 'team', 'all ', 'org'])('are not %j', async (text) => {
    expect(await refusal({ ...kim, platformAdmin: true }, text)).toBe('SCOPE.INVALID');
  });
});
