import type { Transitions } from '@moorage/kernel';

/**
 * PENDING: claimed, never proven. VERIFIED: the record was seen, and the domain is this organisation's. LOST: the record is
 * gone; the domain stays the organisation's for a week, of which its admins are warned. LAPSED: the week is over.
 */
export const domainClaimStatuses = ['PENDING', 'VERIFIED', 'LOST', 'LAPSED'] as const;
export type DomainClaimStatus = (typeof domainClaimStatuses)[number];

export const domainClaimTransitions: Transitions<DomainClaimStatus> = {
  PENDING: ['VERIFIED'],
  VERIFIED: ['LOST'],
  LOST: ['VERIFIED', 'LAPSED'],
  LAPSED: ['VERIFIED'],
};
