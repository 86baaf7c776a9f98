import type { Membership } from '../domain/membership.ts';

/** A membership as it was and as it shall be. */
export interface MembershipChange {
  /** Absent for a membership that is new. */
  readonly before?: Membership;
  readonly after: Membership;
}
