import type { AuditAction, AuditActor, AuditEntry, AuditedState } from '@moorage/kernel';
import type { Membership } from '../domain/membership.ts';
import type { MembershipChange } from './membership-change.ts';

/** What the roster can't see in the memberships alone. */
export interface Circumstances {
  /** Who joins, where the request has no caller yet: one who signs up. */
  readonly actor?: AuditActor;
  /** The member went of their own accord, which a log tells apart from being removed. */
  readonly left?: boolean;
  /** Who did it, where that may be the member: people are told what others did to them. */
  readonly by?: string;
}

/**
 * The entry that a change of a membership leaves in the organisation's log; undefined where nothing changed but the copies of
 * a person's own name and address.
 */
export function entryOf({ before, after }: MembershipChange, { actor, left }: Circumstances): AuditEntry | undefined {
  const action = actionOf(before, after, left ?? false);
  if (action === undefined) return undefined;
  const { orgId, name, email } = after.state;
  return {
    action,
    orgId,
    target: { type: 'membership', id: after.id, label: personLabel({ name, email }) },
    ...(before !== undefined && { before: changed(before, after) }),
    after: before === undefined ? { role: after.state.role, status: after.state.status } : changed(after, before),
    ...(actor !== undefined && { actor }),
  };
}

/** What a reader of the log knows a person by. */
export function personLabel({ name, email }: { name: string; email: string }): string {
  return `${name} <${email}>`;
}

function actionOf(before: Membership | undefined, after: Membership, left: boolean): AuditAction | undefined {
  if (before === undefined) return 'member.joined';
  if (before.state.status !== after.state.status) {
    if (after.state.status === 'REMOVED') return left ? 'member.left' : 'member.removed';
    if (after.state.status === 'SUSPENDED') return 'member.suspended';
    return before.state.status === 'REMOVED' ? 'member.revived' : 'member.reactivated';
  }
  return before.state.role === after.state.role ? undefined : 'member.role-changed';
}

/** Role and status of `one`, as far as they differ from `other`'s. */
function changed({ state: one }: Membership, { state: other }: Membership): AuditedState {
  return {
    ...(one.role !== other.role && { role: one.role }),
    ...(one.status !== other.status && { status: one.status }),
  };
}
