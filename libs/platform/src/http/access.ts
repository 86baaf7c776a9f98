import { SetMetadata, applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
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

/** For the guard, and for the OpenAPI document, where integrators read which permission an operation asks for. */
const declareAccess = (access: RouteAccess) =>
  applyDecorators(SetMetadata(routeAccessKey, access), ApiExtension('x-access', access));

/** Open to anybody; the reason is for whoever reads the list of open doors. */
export const Public = (reason: string) => declareAccess({ kind: 'public', reason });

/** Any person who is signed in, whatever their organisations. */
export const SignedIn = () => declareAccess({ kind: 'signed-in' });

/**
 * Who holds this permission in the organisation named by `x-tenant-id`. Writes need it ACTIVE, or in one of `alsoWhile`:
 * for what puts an organisation right that isn't.
 */
export const RequiresPermission = (permission: Permission, { alsoWhile = [] }: { alsoWhile?: OrgStatus[] } = {}) =>
  declareAccess({ kind: 'permission', permission, alsoWhile });

/** Platform admins alone. */
export const PlatformAdmin = () => declareAccess({ kind: 'platform-admin' });

/**
 * Works while maintenance keeps other routes closed; the reason says why it must. Without it a route is refused while its
 * organisation or the installation is OFFLINE, and one that changes something while it is READ_ONLY.
 */
export const DuringMaintenance = (reason: string) =>
  applyDecorators(SetMetadata(duringMaintenanceKey, reason), ApiExtension('x-during-maintenance', reason));

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
