import type { Role } from '@moorage/kernel';

/** Who acts, as the guard let them in. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Absent for a platform admin with a synthetic OWNER, and for an organisation's API key. */
  readonly membershipId?: string;
}
