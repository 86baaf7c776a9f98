import type { AuditEntry, AuditedState } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';

/** How an entry of the audit log names an organisation. */
export function auditTargetOf({ id, name }: Pick<OrganizationState, 'id' | 'name'>): NonNullable<AuditEntry['target']> {
  return { type: 'organization', id, label: name };
}

/** Status and reason, for the entry of a change of them. */
export function statusOf({ status, statusReason, rejectedAt, deactivation }: OrganizationState): AuditedState {
  return {
    status,
    ...(rejectedAt !== null && { rejected: true }),
    ...(deactivation !== null && { deletedOn: deactivation.deleteAfter.toISOString() }),
    ...(statusReason !== null && { reason: statusReason }),
  };
}
