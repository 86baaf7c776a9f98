import { Injectable } from '@nestjs/common';
import { Authenticator, TenantDirectory, type Permission, type Principal } from '@moorage/contracts';
import type { Request } from 'express';
import { SessionCookie } from './session-cookie.ts';

/**
 * Judges the caller of an answer that stays open once more, by what is true now. Such a route asks after it listens for
 * changes of access: what was taken away between the guard's look and the listening was told to nobody. What can't be
 * found out is a no.
 */
@Injectable()
export class CallerReview {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly tenants: TenantDirectory,
    private readonly cookie: SessionCookie,
  ) {}

  isSignedIn(request: Request): Promise<boolean> {
    return this.review(request, () => true);
  }

  isPlatformAdmin(request: Request): Promise<boolean> {
    return this.review(request, ({ platformAdmin }) => platformAdmin);
  }

  holdsPermission(request: Request, orgId: string, permission: Permission): Promise<boolean> {
    return this.review(request, async (principal) => {
      const ofOrg = principal.via.kind === 'api-key' && principal.via.orgId !== undefined;
      const tenant = ofOrg
        ? await this.tenants.findTenantForApiKey(orgId)
        : await this.tenants.findTenant(principal, orgId);
      return tenant?.permissions.has(permission) === true;
    });
  }

  private async review(
    request: Request,
    holds: (principal: Principal) => boolean | Promise<boolean>,
  ): Promise<boolean> {
    try {
      const principal = await this.principalOf(request);
      return principal !== undefined && (await holds(principal));
    } catch {
      return false;
    }
  }

  /** The guard's order: a key goes before a cookie. */
  private async principalOf({ headers }: Request): Promise<Principal | undefined> {
    const key = headers.authorization?.split(' ')[1];
    if (key !== undefined) return this.authenticator.authenticateApiKey(key);
    const token = this.cookie.read({ headers });
    return token === undefined ? undefined : this.authenticator.authenticateSession(token);
  }
}
