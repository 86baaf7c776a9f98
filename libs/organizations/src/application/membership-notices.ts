import type { NoticeRequest } from '@moorage/contracts';
import type { MembershipChange } from './membership-change.ts';
import type { Circumstances } from './membership-audit.ts';

/**
 * What people are told of a change of a membership: owners and admins, who comes and goes; the member, what others did to
 * their standing.
 */
export function noticesOf({ before, after }: MembershipChange, { left, by }: Circumstances): NoticeRequest[] {
  const { orgId, userId, role, status, revision, name: memberName } = after.state;
  const was = before?.state;
  const about = { orgId, ...(by !== undefined && { except: by }) };
  const key = (kind: string): string => `${kind}:${after.id}:${revision}`;
  const toMember = { ...about, to: { userIds: [userId] } };
  // Whoever comes or goes knows it.
  const toHeads = { ...about, to: { roles: ['OWNER', 'ADMIN'] as const }, except: userId };

  if (status === 'ACTIVE' && (was === undefined || was.status === 'REMOVED')) {
    // A founder: there is nobody else yet.
    if (was === undefined && role === 'OWNER') return [];
    return [{ key: key('member.joined'), kind: 'member.joined', ...toHeads, data: { memberName, role } }];
  }
  if (was === undefined) return [];
  if (was.status !== status) {
    if (status === 'REMOVED' && left) {
      return [{ key: key('member.left'), kind: 'member.left', ...toHeads, data: { memberName } }];
    }
    if (status === 'REMOVED') {
      return [{ key: key('membership.removed'), kind: 'membership.removed', ...toMember, data: {} }];
    }
    if (status === 'SUSPENDED') {
      return [{ key: key('membership.suspended'), kind: 'membership.suspended', ...toMember, data: {} }];
    }
    return [{ key: key('membership.reactivated'), kind: 'membership.reactivated', ...toMember, data: {} }];
  }
  if (was.role === role) return [];
  return [{ key: key('membership.role-changed'), kind: 'membership.role-changed', ...toMember, data: { role } }];
}
