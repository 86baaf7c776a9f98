import { roles, type Role } from '@moorage/kernel';

export interface RoleKind {
  /** Orders roles for "highest wins" and "not above yourself", and for nothing else: never for permissions. */
  readonly rank: number;
  readonly description: string;
  /** Whether an ACTIVE member with this role occupies one of the organisation's seats. */
  readonly occupiesSeat: boolean;
  /** Granted and taken by holders of `roles:grant-privileged` alone. */
  readonly privileged: boolean;
}

/** What each role is. What each may do is in the permission table. */
export const roleTable: Readonly<Record<Role, RoleKind>> = {
  OWNER: {
    rank: 100,
    description: 'Everything, also deleting the organisation and handing it over',
    occupiesSeat: false,
    privileged: true,
  },
  ADMIN: {
    rank: 80,
    description: 'People, instance, single sign-on and settings; not money',
    occupiesSeat: false,
    privileged: true,
  },
  BILLING_ADMIN: { rank: 70, description: 'Money only', occupiesSeat: false, privileged: true },
  MANAGER: {
    rank: 60,
    description: 'Runs the day: sees people, audit and deliveries, and invites members',
    occupiesSeat: false,
    privileged: false,
  },
  PUBLISHER: { rank: 50, description: 'Publishes bot apps', occupiesSeat: false, privileged: false },
  MEMBER: { rank: 40, description: 'Uses the bot; occupies a seat', occupiesSeat: true, privileged: false },
  SUPPORT: { rank: 30, description: 'Reads what is needed to investigate', occupiesSeat: false, privileged: false },
};

/** The place of a role in lists: 0 is the highest. */
export function roleOrder(role: Role): number {
  return roles.indexOf(role);
}
