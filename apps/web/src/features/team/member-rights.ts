import type { Role } from '../../lib/role-name.ts';
import type { Member } from './members.ts';
import type { RoleView } from './roles.ts';

export interface Viewer {
  readonly membershipId: string | undefined;
  readonly role: Role;
}

export interface RoleChoice {
  readonly role: Role;
  readonly description: string;
  /** Why it can't be chosen; absent where it can. */
  readonly reason?: string;
}

/** Why this member can't be changed by the viewer; undefined where they can. The API decides; this says so beforehand. */
export function untouchableReason(viewer: Viewer, member: Member, roles: readonly RoleView[]): string | undefined {
  if (member.id === viewer.membershipId) return 'This is you. You can step down or leave, nothing else.';
  const rank = (role: Role): number => roles.find((view) => view.role === role)?.rank ?? 0;
  if (viewer.role !== 'OWNER' && rank(member.role) >= rank(viewer.role)) {
    return 'Only members with a role below your own can be changed by you.';
  }
  return undefined;
}

/** All roles, highest first, each with the reason where it can't be given to this member. */
export function roleChoices(viewer: Viewer, member: Member, roles: readonly RoleView[]): RoleChoice[] {
  const whole = untouchableReason(viewer, member, roles);
  return roles.map(({ role, description, grantableByMe, reason }) => {
    const why =
      role === member.role
        ? 'The present role.'
        : (whole ?? (grantableByMe ? undefined : (reason ?? 'Your role may not grant this role.')));
    return { role, description, ...(why !== undefined && { reason: why }) };
  });
}

/** The roles that the viewer can step down to: those below their own. */
export function lowerRoles(viewer: Viewer, roles: readonly RoleView[]): RoleView[] {
  const own = roles.find(({ role }) => role === viewer.role)?.rank ?? 0;
  return roles.filter(({ rank, role }) => rank < own && role !== 'PUBLISHER');
}
