import type { Membership } from '../../domain/membership.ts';

/** Keeps memberships. Writes and locks join the ambient transaction. */
export abstract class Memberships {
  /**
   * Locks the org's active owners and the named memberships, all in the order of their ids, and returns them as they are
   * then. Whoever may cost the org an owner goes through here, so two such changes happen one after the other.
   */
  abstract lockWithOwners(orgId: string, membershipIds: readonly string[]): Promise<Membership[]>;
  /** Locks the membership of a person, if there is one. */
  abstract lockOfPerson(orgId: string, userId: string): Promise<Membership | undefined>;
  /** Locks all memberships of a person, in the order of their ids. */
  abstract lockAllOfPerson(userId: string): Promise<Membership[]>;
  /** False where the person has a membership in the org already, also when another transaction makes it at the same moment. */
  abstract insert(membership: Membership): Promise<boolean>;
  /** Compare-and-set on the revision before. @throws DomainError REQUEST.CONFLICT */
  abstract update(membership: Membership): Promise<void>;
  /** Which of these addresses belong to current members. */
  abstract currentEmails(orgId: string, emails: readonly string[]): Promise<Set<string>>;
}
