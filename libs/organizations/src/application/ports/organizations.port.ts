import type { OrgStatus } from '@moorage/kernel';
import type { FormerSlug, OrganizationState } from '../../domain/organization.ts';

/** Keeps organisations. Writes join the ambient transaction. */
export abstract class Organizations {
  /**
   * Stores a new one; false where its slug is taken or held for another, or its person has a personal one, also when another transaction takes it at the
   * same moment.
   */
  abstract insert(organization: OrganizationState): Promise<boolean>;
  abstract find(orgId: string): Promise<OrganizationState | undefined>;
  /** Somebody's personal one. */
  abstract findPersonal(userId: string): Promise<OrganizationState | undefined>;
  /** Makes a team of a personal one; undefined where it is none. */
  abstract convertToTeam(orgId: string): Promise<OrganizationState | undefined>;
  /** As it is now, and kept from changing until the transaction ends. */
  abstract lock(orgId: string): Promise<OrganizationState | undefined>;
  /** Whether an organisation has it, or it is held for one that had it. */
  abstract slugTaken(slug: string, now: Date): Promise<boolean>;
  /**
   * Gives it another slug, and holds the old one for it until `reservedUntil`.
   * @throws DomainError ORG.SLUG_TAKEN where the new one is another's, or held for another; ORG.NOT_FOUND
   */
  abstract changeSlug(
    orgId: string,
    change: { slug: string; now: Date; reservedUntil: Date },
  ): Promise<OrganizationState>;
  /** The slugs that are held for it, newest first. */
  abstract formerSlugs(orgId: string, now: Date): Promise<FormerSlug[]>;
  /** Forgets those whose time is up. */
  abstract releaseSlugs(now: Date): Promise<void>;
  /** The new state; undefined for an unknown org. */
  abstract rename(orgId: string, name: string): Promise<OrganizationState | undefined>;
  /** Compare-and-set; undefined where the org is unknown or in none of the `from` statuses. A rejection is over then. */
  abstract transition(
    orgId: string,
    change: { from: readonly OrgStatus[]; to: OrgStatus; reason: string | null },
  ): Promise<OrganizationState | undefined>;
  /** Marks one that waits to be verified as rejected; undefined where it doesn't wait. */
  abstract reject(orgId: string, rejection: { reason: string; at: Date }): Promise<OrganizationState | undefined>;
  /** Makes a rejected one wait again; undefined where it is none. */
  abstract resubmit(orgId: string): Promise<OrganizationState | undefined>;
  /** Compare-and-set, as `transition`; keeps what it was. */
  abstract deactivate(
    orgId: string,
    change: { from: readonly OrgStatus[]; reason: string | null; at: Date; deleteAfter: Date },
  ): Promise<OrganizationState | undefined>;
  /** Makes a deactivated one what it was; undefined where it is none, or is deleted. */
  abstract restore(orgId: string): Promise<OrganizationState | undefined>;
  /** Deactivated ones whose time is up, those that wait longest first. */
  abstract dueForDeletion(now: Date, limit: number): Promise<string[]>;
  /**
   * Removes the organisation and all that hangs on it in this context, and returns it as it was; nobody gets its slug at
   * once. Undefined where it is not
   * due: of this and `restore` at the same moment exactly one finds it.
   */
  abstract deleteDue(orgId: string, now: Date, slugReservedUntil: Date): Promise<OrganizationState | undefined>;
  /** Deactivated ones that are deleted before `before`, each handed out once. */
  abstract claimForReminder(before: Date, limit: number): Promise<OrganizationState[]>;
  /** Undefined for an unknown org. A total below what is used takes nobody's seat; it only gives no new ones. */
  abstract setSeatsTotal(orgId: string, total: number | null): Promise<OrganizationState | undefined>;
  /**
   * Moves the counters by one conditional update: false, and nothing moved, where seats would be taken and none is free, or a
   * personal one would get a second member.
   * It is the last lock that a change of memberships takes.
   */
  abstract moveCounters(orgId: string, by: { seats: number; members: number }): Promise<boolean>;
}
