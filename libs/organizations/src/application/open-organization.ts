import { DomainError } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';

/**
 * Whether people can come in at all.
 * @throws DomainError ORG.PERSONAL, ORG.SUSPENDED, ORG.PENDING_VERIFICATION, ORG.DEACTIVATED
 */
export function requireTakesPeople({
  status,
  personalUserId,
}: Pick<OrganizationState, 'status' | 'personalUserId'>): void {
  if (personalUserId !== null) throw new DomainError('ORG.PERSONAL');
  if (status === 'SUSPENDED') throw new DomainError('ORG.SUSPENDED');
  if (status === 'PENDING_VERIFICATION') throw new DomainError('ORG.PENDING_VERIFICATION');
  if (status === 'DEACTIVATED') throw new DomainError('ORG.DEACTIVATED');
}
