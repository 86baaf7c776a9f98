import type { ItemOf } from '@moorage/api-client';
import { roleName, roles } from '../../lib/role-name.ts';

type Entry = Pick<ItemOf<'/api/audit'>, 'action' | 'before' | 'after'>;

const sentences: Readonly<Record<string, string>> = {
  'member.joined': 'Joined',
  'member.revived': 'Came back',
  'member.left': 'Left',
  'member.removed': 'Was removed',
  'member.suspended': 'Was suspended',
  'member.reactivated': 'Was reactivated',
  'member.role-changed': 'Role changed',
  'organization.ownership-transferred': 'Became owner of the organisation',
};

/** What an entry of the audit log says about a membership, in a few words. */
export function changeText({ action, before, after }: Entry): string {
  const sentence = sentences[action] ?? action;
  const [from, to] = [roleIn(before), roleIn(after)];
  if (action === 'member.role-changed' && from !== undefined && to !== undefined) return `${sentence}: ${from} → ${to}`;
  return (action === 'member.joined' || action === 'member.revived') && to !== undefined
    ? `${sentence} as ${to.toLowerCase()}`
    : sentence;
}

function roleIn(state: Entry['before']): string | undefined {
  const role = roles.find((known) => known === (state as { role?: unknown } | undefined)?.role);
  return role && roleName(role);
}
