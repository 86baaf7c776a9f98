import { DomainError } from '@moorage/kernel';
import type { Invitation } from '../domain/invitation.ts';

/** @throws DomainError INVITATION.ALREADY_ACCEPTED, INVITATION.REVOKED; an expired one is still pending */
export function requireStillPending({ status }: Invitation): void {
  if (status === 'ACCEPTED') throw new DomainError('INVITATION.ALREADY_ACCEPTED');
  if (status === 'REVOKED') throw new DomainError('INVITATION.REVOKED');
}
