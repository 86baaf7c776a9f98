import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator, Settings, TenantDirectory, type Principal, type Tenant } from '@moorage/contracts';
import { DomainError, RateLimiter, type AuditActor, type ErrorCode, type OrgStatus } from '@moorage/kernel';
import type { Response } from 'express';
import { rateLimitKey, routeAccessKey, type AccessedRequest, type RouteAccess, type RouteRateLimit } from './access.ts';
import { MaintenanceDoor } from './maintenance-door.ts';
import { problemTable } from './problem-table.ts';
import { RequestContext } from './request-context.ts';
import { SessionCookie } from './session-cookie.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The one guard: where the call comes from, who calls, how often, in which organisation, and whether the role allows it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly tenants: TenantDirectory,
    private readonly rateLimiter: RateLimiter,
    private readonly cookie: SessionCookie,
    private readonly settings: Settings,
    private readonly maintenance: MaintenanceDoor,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AccessedRequest>();
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(routeAccessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access`);

    this.refuseCrossOrigin(request);
    const principal = await this.authenticate(request);
    if (principal !== undefined) request.principal = principal;
    await this.countCall(context, request);
    const reads = safeMethods.has(request.method);
    const passesMaintenance = principal?.platformAdmin === true;
    if (access.kind === 'public') {
      // What is open to anybody stays readable: who is kept out must at least learn why.
      if (!reads && !passesMaintenance) this.maintenance.requireOpen(context, reads);
      return true;
    }
    if (principal === undefined) throw new DomainError('AUTH.REQUIRED');
    this.requireScope(principal, request, access);

    RequestContext.actAs(actorOf(principal, access));
    if (access.kind === 'platform-admin' && !principal.platformAdmin) throw new DomainError('AUTH.ADMIN_REQUIRED');
    if (access.kind === 'signed-in' && !passesMaintenance) this.maintenance.requireOpen(context, reads);
    if (access.kind === 'permission') {
      const tenant = await this.selectTenant(principal, request);
      if (!tenant.permissions.has(access.permission))
        throw new DomainError('PERMISSION.DENIED', { permission: access.permission });
      if (!passesMaintenance) this.maintenance.requireOpen(context, reads, tenant.orgId);
      if (!reads && !access.alsoWhile.includes(tenant.orgStatus)) refuseWritesOf(tenant);
      request.tenant = tenant;
      // With a synthetic OWNER a platform admin acts as one, not as a member.
      if (tenant.membershipId === undefined && principal.platformAdmin && principal.via.kind === 'session') {
        RequestContext.actAs({ ...actorOf(principal, access), type: 'platform-admin' });
      }
    }
    return true;
  }

  /**
   * Bot hosts are same-site with the platform, so SameSite doesn't keep their pages from sending the cookie along: every
   * state-changing call of a browser must come from the platform's own origin.
   */
  private refuseCrossOrigin(request: AccessedRequest): void {
    if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const fromElsewhere =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && origin !== this.settings.platformUrl);
    const unknown = site === undefined && origin === undefined && this.cookie.read(request) !== undefined;
    if (fromElsewhere || unknown) throw new DomainError('REQUEST.CROSS_ORIGIN');
  }

  private async authenticate(request: AccessedRequest): Promise<Principal | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [scheme, key] = authorization.split(' ');
      const principal =
        scheme?.toLowerCase() === 'bearer' && key ? await this.authenticator.authenticateApiKey(key) : undefined;
      if (principal === undefined)
        throw new DomainError('AUTH.REQUIRED', {}, 'The API key is unknown, expired or revoked.');
      return principal;
    }
    const token = this.cookie.read(request);
    return token === undefined ? undefined : this.authenticator.authenticateSession(token);
  }

  private async countCall(context: ExecutionContext, request: AccessedRequest): Promise<void> {
    const limit = this.reflector.getAllAndOverride<RouteRateLimit | undefined>(rateLimitKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (limit === undefined) return;
    const caller = request.principal?.userId ?? `ip:${request.ip}`;
    const state = await this.rateLimiter.consume(`${limit.name}:${caller}`, limit);
    const response = context.switchToHttp().getResponse<Response>();
    response.setHeader('ratelimit-policy', `"${limit.name}";q=${limit.limit};w=${limit.windowSeconds}`);
    response.setHeader('ratelimit', `"${limit.name}";r=${state.remaining};t=${state.resetSeconds}`);
    if (!state.allowed) throw new DomainError('REQUEST.RATE_LIMITED', { retryAfterSeconds: state.resetSeconds });
  }

  private requireScope(principal: Principal, request: AccessedRequest, access: RouteAccess): void {
    if (principal.via.kind !== 'api-key') return;
    const scope = access.kind === 'platform-admin' ? 'admin' : safeMethods.has(request.method) ? 'read' : 'write';
    if (principal.via.orgId !== undefined && access.kind !== 'permission') {
      throw new DomainError('AUTH.SCOPE_MISSING', {}, "An organisation's API key works in its organisation alone.");
    }
    if (!principal.via.scopes.includes(scope))
      throw new DomainError('AUTH.SCOPE_MISSING', { scope }, `The API key needs the scope "${scope}".`);
  }

  private async isNameOf({ orgId, slug }: Tenant, ref: string): Promise<boolean> {
    if (orgId === ref || slug === ref) return true;
    return (await this.tenants.findOrgByFormerSlug(ref))?.orgId === orgId;
  }

  private async selectTenant(principal: Principal, request: AccessedRequest): Promise<Tenant> {
    // EventSource can't send headers, so streams name their tenant in the query.
    const ref = request.headers['x-tenant-id'] ?? request.query['tenant'];
    if (typeof ref !== 'string' || ref === '') throw new DomainError('TENANT.REQUIRED', { field: 'x-tenant-id' });
    const ownedBy = principal.via.kind === 'api-key' ? principal.via.orgId : undefined;
    const tenant =
      ownedBy === undefined
        ? await this.tenants.findTenant(principal, ref)
        : await this.tenants.findTenantForApiKey(ownedBy);
    if (tenant === undefined || (ownedBy !== undefined && !(await this.isNameOf(tenant, ref)))) {
      throw new DomainError('TENANT.NOT_FOUND', { field: 'x-tenant-id' });
    }
    return tenant;
  }
}

/** The caller as the audit log names them. */
function actorOf({ userId, name, email, via }: Principal, access: RouteAccess): AuditActor {
  const label = `${name} <${email}>`;
  if (via.kind === 'api-key') return { type: 'api-key', id: via.apiKeyId, label };
  return { type: access.kind === 'platform-admin' ? 'platform-admin' : 'user', id: userId, label };
}

const refusalOf: Readonly<Record<Exclude<OrgStatus, 'ACTIVE'>, ErrorCode>> = {
  PENDING_VERIFICATION: 'ORG.PENDING_VERIFICATION',
  SUSPENDED: 'ORG.SUSPENDED',
  DEACTIVATED: 'ORG.DEACTIVATED',
};

function refuseWritesOf({ orgStatus, orgStatusReason }: Tenant): void {
  if (orgStatus === 'ACTIVE') return;
  const code = refusalOf[orgStatus];
  const detail = orgStatusReason === undefined ? undefined : `${problemTable[code].title} Reason: ${orgStatusReason}`;
  throw new DomainError(code, {}, detail);
}
