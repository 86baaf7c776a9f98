import { defineEvent } from '@moorage/kernel';
import type { Principal } from './identity.contract.ts';
import type { MembershipStatus, OrgStatus, Permission, Role } from './permissions.ts';

/** A caller's standing in the organisation that the request selected. */
export interface Tenant {
  readonly orgId: string;
  readonly slug: string;
  readonly name: string;
  readonly orgStatus: OrgStatus;
  /** Why it isn't active, where somebody said so. */
  readonly orgStatusReason?: string;
  readonly role: Role;
  /** Absent for a platform admin who is no member and acts with a synthetic OWNER. */
  readonly membershipId?: string;
  readonly permissions: ReadonlySet<Permission>;
}

export interface OrgView {
  readonly orgId: string;
  readonly slug: string;
  readonly name: string;
  readonly status: OrgStatus;
  /** Why it is suspended; for its members alone. */
  readonly statusReason?: string;
}

export interface MembershipView {
  readonly membershipId: string;
  readonly orgId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly status: MembershipStatus;
  /** Grows with each change of role, status, name or address: the later of two states has the higher one. */
  readonly revision: number;
}

export interface MembershipPage {
  readonly statuses: readonly MembershipStatus[];
  readonly roles?: readonly Role[];
  readonly afterMembershipId?: string;
  readonly limit: number;
}

/** Whose standing in an organisation is asked for. */
export type StandingOf = Pick<Principal, 'userId' | 'platformAdmin' | 'sessionGeneration'>;

/** What other contexts may ask about organisations. Implemented by `organizations`. */
export abstract class TenantDirectory {
  /**
   * The standing of a person in the org named by `orgRef` (uuid, slug, or one that it had a while ago): an ACTIVE membership, or a platform admin's
   * synthetic OWNER. Undefined for an unknown org and for a stranger alike.
   */
  abstract findTenant(person: StandingOf, orgRef: string): Promise<Tenant | undefined>;
  /** The standing an organisation's own API key has, with the rights of ADMIN cut to the key's scopes by the guard. */
  abstract findTenantForApiKey(orgId: string): Promise<Tenant | undefined>;
  /** The standing of a person in every organisation of which they are an active member. */
  abstract listTenants(userId: string): Promise<Tenant[]>;
  abstract findOrg(orgId: string): Promise<OrgView | undefined>;
  /** By id; those that are gone are absent. Lists ask once for all of their rows. */
  abstract findOrgs(orgIds: readonly string[]): Promise<Map<string, OrgView>>;
  /** The organisation of somebody's personal scope, where they made one. */
  abstract findPersonalOrg(userId: string): Promise<OrgView | undefined>;
  /** The org that had this slug, for as long as the old one leads to the new one. */
  abstract findOrgByFormerSlug(slug: string): Promise<OrgView | undefined>;
  abstract findMembership(orgId: string, userId: string): Promise<MembershipView | undefined>;
  abstract findMembershipById(orgId: string, membershipId: string): Promise<MembershipView | undefined>;
  /** Members with any of `statuses` (and of `roles`, where given), in the order of their ids, after `afterMembershipId`; at most `limit`. */
  abstract listMemberships(orgId: string, page: MembershipPage): Promise<MembershipView[]>;
}

/** How people want things to be shown to them. Implemented by `organizations`. */
export abstract class DisplayPreferences {
  /** Language and region (BCP 47) for dates and numbers; undefined where nothing was chosen. */
  abstract localeOf(userId: string): Promise<string | undefined>;
}

/**
 * An organisation became ACTIVE: at its creation, once it was verified, or again after a suspension. The fleet gives it its
 * instance then; reactions see it more than once. `ownerUserId`, an active owner, becomes the bot's first admin.
 */
export const OrganizationActivated = defineEvent<{ orgId: string; slug: string; name: string; ownerUserId: string }>(
  'organization.activated',
);

/** Name, slug or status changed; carries the new state. */
export const OrganizationChanged = defineEvent<OrgView>('organization.changed');

/** An organisation is gone for good, with its memberships: whoever keeps something of it forgets that. */
export const OrganizationDeleted = defineEvent<{ orgId: string }>('organization.deleted');

/** Role, status, name or address of a membership changed, or it was made; carries the new state. */
export const MembershipChanged = defineEvent<MembershipView>('membership.changed');
