import type { MembershipView } from '@moorage/contracts';
import { wireRoleOf } from '../domain/member-sync.ts';
import type { DesiredMember } from './ports/member-sync-store.port.ts';

/** What an instance should know of a membership: an ACTIVE one is a member there, any other isn't. */
export function desiredMember(
  instanceId: string,
  { membershipId, orgId, userId, role, status, email, name, revision }: MembershipView,
): DesiredMember {
  return {
    membershipId,
    instanceId,
    orgId,
    userId,
    revision,
    desired: { active: status === 'ACTIVE', role: wireRoleOf(role), email, name },
  };
}
