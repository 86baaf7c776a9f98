import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, type MaintenanceMode, type OrgStatus, type Role } from '@moorage/kernel';
import type { ApiRoute } from './api-routes.ts';

/** Who asks. */
export interface Caller {
  readonly name: string;
  /** In every organisation that they belong to. */
  readonly role?: Role;
  readonly platformAdmin?: boolean;
  /** Of an API key, which is the organisation's own with `ofOrg`. */
  readonly key?: { readonly scopes: readonly string[]; readonly ofOrg?: boolean };
  readonly signedOut?: boolean;
}

/** Which organisation the call names, and how it stands. */
export type Where =
  | { readonly kind: 'none' }
  /** An active one, to which somebody with a role does not belong. */
  | { readonly kind: 'other' }
  | { readonly kind: 'own'; readonly status: OrgStatus; readonly maintenance?: MaintenanceMode };

/** `in`, or the status and the code of the refusal. */
export type Verdict = 'in' | `${number} ${string}`;

/** Permission → the roles that hold it, as docs/operators/permissions.md tells operators: not as the code has it. */
export const documentedRights: ReadonlyMap<string, ReadonlySet<Role>> = new Map(
  readFileSync(join(__dirname, '../../docs/operators/permissions.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| `[a-z-]+:[a-z-]+` /.test(line))
    .map((line) => {
      const [permission = '', , ...held] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [permission.replaceAll('`', ''), new Set(roles.filter((_, column) => held[column] === '✓'))];
    }),
);

const refusalOfStatus: Readonly<Record<Exclude<OrgStatus, 'ACTIVE'>, Verdict>> = {
  PENDING_VERIFICATION: '403 ORG.PENDING_VERIFICATION',
  SUSPENDED: '403 ORG.SUSPENDED',
  DEACTIVATED: '403 ORG.DEACTIVATED',
};

/**
 * What a route has to answer by its declaration in the OpenAPI document and by the table of the docs.
 * @param maintenance of the whole installation
 */
export function expectedAccess(
  route: ApiRoute,
  caller: Caller,
  where: Where,
  maintenance: MaintenanceMode = 'BANNER',
): Verdict {
  const verdict = forSessions(route, caller, where, maintenance);
  return verdict === 'in' && route.sessionOnly && caller.key !== undefined ? '403 AUTH.SCOPE_MISSING' : verdict;
}

function forSessions(route: ApiRoute, caller: Caller, where: Where, maintenance: MaintenanceMode): Verdict {
  const { access } = route;
  const reads = route.method === 'get';
  const closed = (mode: MaintenanceMode): Verdict | undefined => {
    if (mode === 'BANNER' || route.duringMaintenance || actsAsAdmin(caller)) return undefined;
    return mode === 'OFFLINE' ? '503 MAINTENANCE.OFFLINE' : reads ? undefined : '503 MAINTENANCE.READ_ONLY';
  };
  // What is open to anybody can be read throughout: who is kept out must at least learn why.
  if (access.kind === 'public') return (reads ? undefined : closed(maintenance)) ?? 'in';
  if (caller.signedOut === true) return '401 AUTH.REQUIRED';
  if (caller.key !== undefined) {
    if (caller.key.ofOrg === true && access.kind !== 'permission') return '403 AUTH.SCOPE_MISSING';
    const needed = access.kind === 'platform-admin' ? 'admin' : reads ? 'read' : 'write';
    if (!caller.key.scopes.includes(needed)) return '403 AUTH.SCOPE_MISSING';
  }
  if (access.kind === 'platform-admin') return actsAsAdmin(caller) ? 'in' : '403 AUTH.ADMIN_REQUIRED';
  if (access.kind === 'signed-in') return closed(maintenance) ?? 'in';
  if (where.kind === 'none') return '400 TENANT.REQUIRED';
  const role = caller.key?.ofOrg === true ? (where.kind === 'own' ? 'ADMIN' : undefined) : roleOf(caller, where);
  if (role === undefined) return '404 TENANT.NOT_FOUND';
  const ended = where.kind === 'own' && where.status === 'DEACTIVATED';
  const held = documentedRights.get(access.permission)?.has(role) === true;
  if (!held || (ended && role !== 'OWNER' && access.permission !== 'org:read')) return '403 PERMISSION.DENIED';
  const ofOrg = where.kind === 'own' ? closed(where.maintenance ?? 'BANNER') : undefined;
  const whole = ofOrg ?? closed(maintenance);
  if (whole !== undefined) return whole;
  if (where.kind === 'other' || where.status === 'ACTIVE' || reads || access.alsoWhile.includes(where.status))
    return 'in';
  return refusalOfStatus[where.status];
}

/** A platform admin's key acts as one with the scope `admin` alone. */
function actsAsAdmin({ platformAdmin, key }: Caller): boolean {
  return platformAdmin === true && (key === undefined || key.scopes.includes('admin'));
}

/** A member is what they are; a platform admin who is no member is an owner everywhere. */
function roleOf(caller: Caller, where: Where): Role | undefined {
  if (caller.role !== undefined && where.kind === 'own') return caller.role;
  return actsAsAdmin(caller) ? 'OWNER' : undefined;
}
