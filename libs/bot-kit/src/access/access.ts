/** Who may hold a membership or a grant: a person, or an agent that works for a company. */
export interface Principal {
  readonly kind: 'user' | 'agent';
  readonly id: string;
}

export type AccessRole = 'owner' | 'admin' | 'member';
export type MembershipStatus = 'pending' | 'active' | 'suspended';

/** One principal in one company. */
export interface Membership {
  readonly companyId: string;
  readonly principal: Principal;
  readonly role: AccessRole;
  readonly status: MembershipStatus;
}

export const PERMISSION_KEYS = [
  'agents:create',
  'agents:configure',
  'agents:delete',
  'users:invite',
  'users:manage_permissions',
  'tasks:assign',
  'tasks:assign_scope',
  'joins:approve',
  'costs:view',
  'company:delete',
] as const;
export type PermissionKey = (typeof PERMISSION_KEYS)[number];

/**
 * Narrows a grant: for each dimension, the values it holds for. `{project: ['p1', 'p2']}` grants for these two projects
 * only; a grant with two dimensions needs a match in both.
 */
export type GrantScope = Readonly<Record<string, readonly string[]>>;

/** What one act is about, in the dimensions a scope may name: `{project: 'p1'}`. */
export type ActScope = Readonly<Record<string, string>>;

/** One permission of one principal in one company. Without a scope it holds everywhere in the company. */
export interface Grant {
  readonly key: PermissionKey;
  readonly scope?: GrantScope;
}

/** What a new member of a role may do; a change of role without explicit grants sets these too. */
export const DEFAULT_GRANTS: Readonly<Record<AccessRole, readonly Grant[]>> = {
  owner: PERMISSION_KEYS.map((key) => ({ key })),
  admin: PERMISSION_KEYS.filter((key) => key !== 'company:delete').map((key) => ({ key })),
  member: [{ key: 'tasks:assign' }],
};

/** Shorthand for the commonest principal. */
export function user(id: string): Principal {
  return { kind: 'user', id };
}

/** Shorthand for an agent. */
export function agent(id: string): Principal {
  return { kind: 'agent', id };
}

/** Whether a grant covers an act. A scoped grant never covers an act that doesn't say what it is about. */
export function covers(grant: Grant, act: ActScope = {}): boolean {
  return Object.entries(grant.scope ?? {}).every(([dimension, values]) => {
    const value = Object.hasOwn(act, dimension) ? act[dimension] : undefined;
    return value !== undefined && values.includes(value);
  });
}
