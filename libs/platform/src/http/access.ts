import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { OrgStatus, Principal, Permission, Tenant } from '@moorage/contracts';
import type { RateLimit } from '@moorage/kernel';
import type { Request } from 'express';

/** What a route asks of its caller. Every route declares exactly one; a test walks them all. */
export type RouteAccess =
  | { readonly kind: 'public'; readonly reason: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'permission'; readonly permission: Permission; readonly alsoWhile: readonly OrgStatus[] }
  | { readonly kind: 'platform-admin' };

export const routeAccessKey = 'moorage:access';
export const duringMaintenanceKey = 'moorage:during-maintenance';
export const rateLimitKey = 'moorage:rate-limit';

/** Open to anybody; the reason is for whoever reads the list of open doors. */
export const Public = (reason: string) => SetMetadata(routeAccessKey, { kind: 'public', reason } satisfies RouteAccess);

/** Any person who is signed in, whatever their organisations. */
export const SignedIn = () => SetMetadata(routeAccessKey, { kind: 'signed-in' } satisfies RouteAccess);

/**
 * Who holds this permission in the organisation named by `x-tenant-id`. Writes need it ACTIVE, or in one of `alsoWhile`:
 * for what puts an organisation right that isn't.
 */
export const RequiresPermission = (permission: Permission, { alsoWhile = [] }: { alsoWhile?: OrgStatus[] } = {}) =>
  SetMetadata(routeAccessKey, { kind: 'permission', permission, alsoWhile } satisfies RouteAccess);

/** Platform admins alone. */
export const PlatformAdmin = () => SetMetadata(routeAccessKey, { kind: 'platform-admin' } satisfies RouteAccess);

/**
 * Works while maintenance keeps other routes closed; the reason says why it must. Without it a route is refused while its
 * organisation or the installation is OFFLINE, and one that changes something while it is READ_ONLY.
 */
export const DuringMaintenance = (reason: string) => SetMetadata(duringMaintenanceKey, reason);

export interface RouteRateLimit extends RateLimit {
  readonly name: string;
}

/** Counts calls per caller (person, key or, signed out, IP address) in Postgres and says so in `RateLimit` headers. */
export const RateLimited = (limit: RouteRateLimit) => SetMetadata(rateLimitKey, limit);

/** What the guard leaves on the request. */
export interface AccessedRequest extends Request {
  principal?: Principal;
  tenant?: Tenant;
}

/** The caller; only on routes that ask for one. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AccessedRequest>();
  if (principal === undefined) throw new Error('A route that asks for no caller wants to know who it is');
  return principal;
});

/** The caller, where there is one; for public routes. */
export const OptionalPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | undefined =>
    context.switchToHttp().getRequest<AccessedRequest>().principal,
);

/** The caller's standing in the selected organisation; only on routes with a permission. */
export const CurrentTenant = createParamDecorator((_: unknown, context: ExecutionContext): Tenant => {
  const { tenant } = context.switchToHttp().getRequest<AccessedRequest>();
  if (tenant === undefined) throw new Error('A route without a permission wants to know the tenant');
  return tenant;
});
