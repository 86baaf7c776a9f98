import { Injectable } from '@nestjs/common';
import { TenantDirectory, type Principal } from '@moorage/contracts';
import { DomainError } from '@moorage/kernel';

/** What a list that spans organisations is cut to. */
export type Scope =
  /** The caller's own; `orgId` is their personal organisation, where they made one. */
  | { readonly kind: 'personal'; readonly userId: string; readonly orgId?: string }
  | { readonly kind: 'organization'; readonly orgId: string }
  /** The whole installation. */
  | { readonly kind: 'all' };

/**
 * The one way from the words of a request to what may be listed: `personal` (also where nothing is said), `org:<id or slug>`
 * for the members of it, `all` for platform admins.
 */
@Injectable()
export class ScopeResolver {
  constructor(private readonly tenants: TenantDirectory) {}

  /** @throws DomainError SCOPE.INVALID naming `scope`, TENANT.NOT_FOUND, AUTH.ADMIN_REQUIRED, AUTH.SCOPE_MISSING */
  async resolve(principal: Principal, text = 'personal'): Promise<Scope> {
    if (text === 'all') return this.all(principal);
    if (text === 'personal') {
      const org = await this.tenants.findPersonalOrg(principal.userId);
      return { kind: 'personal', userId: principal.userId, ...(org && { orgId: org.orgId }) };
    }
    const ref = /^org:(.+)$/.exec(text)?.[1];
    if (ref === undefined) throw new DomainError('SCOPE.INVALID', { field: 'scope' });
    const tenant = await this.tenants.findTenant(principal, ref);
    if (tenant === undefined) throw new DomainError('TENANT.NOT_FOUND', { field: 'scope' });
    return { kind: 'organization', orgId: tenant.orgId };
  }

  private all({ platformAdmin, via }: Principal): Scope {
    if (!platformAdmin) throw new DomainError('AUTH.ADMIN_REQUIRED', { field: 'scope' });
    if (via.kind === 'api-key' && !via.scopes.includes('admin'))
      throw new DomainError('AUTH.SCOPE_MISSING', { scope: 'admin' }, 'The API key needs the scope "admin".');
    return { kind: 'all' };
  }
}
