import type { AuditEntry } from '@moorage/kernel';
import type { JoinRequest } from '../domain/join-request.ts';
import { personLabel } from './membership-audit.ts';

/** How an entry of the audit log names a request to join. */
export function joinRequestTarget(
  request: Pick<JoinRequest, 'id' | 'name' | 'email'>,
): NonNullable<AuditEntry['target']> {
  return { type: 'join-request', id: request.id, label: personLabel(request) };
}
