import { permissions, roles, type Permission, type Role } from '@moorage/kernel';

/** Who holds a permission, and why nobody else does, in words for somebody who would like to. */
interface Audience {
  readonly roles: readonly Role[];
  readonly reason: string;
}

const everybody: Audience = { roles, reason: 'Everybody who belongs to the organisation may.' };
const owners: Audience = {
  roles: ['OWNER'],
  reason: 'It cannot be undone, or decides who controls the organisation, so it is kept to owners.',
};
const leaders: Audience = {
  roles: ['OWNER', 'ADMIN'],
  reason: 'It changes how the organisation works for everybody, so it is kept to those who run it.',
};
const inviters: Audience = {
  roles: ['OWNER', 'ADMIN', 'MANAGER'],
  reason: 'A new member may cost a seat, so it is kept to those who look after the team.',
};
/** Never derived from ranks: ADMIN (80) is refused where BILLING_ADMIN (70) is let in. */
const money: Audience = {
  roles: ['OWNER', 'BILLING_ADMIN'],
  reason:
    'Money, and data that leaves the organisation, are kept apart from running it: admins do not hold this either.',
};
const overseers: Audience = {
  roles: ['OWNER', 'ADMIN', 'MANAGER', 'SUPPORT'],
  reason: 'It tells about other people, so it is kept to those who look after them.',
};
/** BILLING_ADMIN too: seats are paid for, and redelivering takes seeing what was delivered. */
const accountable: Audience = {
  roles: ['OWNER', 'ADMIN', 'BILLING_ADMIN', 'MANAGER', 'SUPPORT'],
  reason: 'It tells how the organisation is used, so it is kept to those who answer for that.',
};
const investigators: Audience = {
  roles: ['OWNER', 'ADMIN', 'SUPPORT'],
  reason: 'Logs may hold whatever people do in the bot, so they are kept to those who look for faults.',
};
const publishers: Audience = {
  roles: ['OWNER', 'PUBLISHER'],
  reason: 'What is published reaches other organisations, so it is kept to those who answer for it.',
};

export const permissionGroups = [
  'Organisation',
  'People',
  'Instance',
  'Integrations',
  'Insights',
  'Money and exports',
] as const;
export type PermissionGroup = (typeof permissionGroups)[number];

export interface PermissionKind {
  readonly group: PermissionGroup;
  /** What whoever holds it may do, as an imperative. */
  readonly description: string;
  readonly roles: readonly Role[];
  /** Why it is kept to these roles. */
  readonly reason: string;
}

const to = (group: PermissionGroup, description: string, audience: Audience): PermissionKind => ({
  group,
  description,
  ...audience,
});

/**
 * Who may do what: every permission, what it allows, and which roles hold it. The tables of docs/operators/permissions.md
 * and the page "Who may do what" are made from this one.
 */
export const permissionKinds: Readonly<Record<Permission, PermissionKind>> = {
  'org:read': to('Organisation', 'See the organisation, its name, profile and state.', everybody),
  'org:chart': to('Organisation', 'See the organisation chart.', everybody),
  'org:update': to('Organisation', 'Change its name, profile, colour and logo.', leaders),
  'maintenance:manage': to('Organisation', 'Plan maintenance, and end it.', leaders),
  'org:change-address': to('Organisation', 'Change the address; the old one leads on for 30 days.', owners),
  'org:transfer': to('Organisation', 'Hand the ownership over to somebody else.', owners),
  'org:delete': to('Organisation', 'Delete the organisation.', owners),
  'members:read': to('People', 'See who belongs to the organisation, and how each is doing.', overseers),
  'seats:read': to('People', 'See how many seats there are, and who holds one.', accountable),
  'members:invite': to('People', 'Invite people, and take invitations back.', inviters),
  'join-requests:manage': to('People', 'Let in people who ask to join, or decline.', leaders),
  'members:change-role': to('People', 'Change the role of members below their own.', leaders),
  'members:suspend': to('People', 'Suspend members for a while, and let them in again.', leaders),
  'members:remove': to('People', 'Remove members.', leaders),
  'roles:grant-privileged': to('People', 'Make somebody owner, admin or billing admin.', owners),
  'instance:read': to('Instance', 'See whether the bot runs, and in which version.', everybody),
  'instance:open': to('Instance', 'Open the bot and work in it.', everybody),
  'changelog:read': to('Instance', 'Read what changed in each version.', everybody),
  'instance:logs': to('Instance', "Read the bot's logs.", investigators),
  'instance:operate': to('Instance', 'Start, stop and restart the bot.', leaders),
  'instance:update': to('Instance', 'Update the bot to a new version.', leaders),
  'update-preferences:manage': to('Instance', 'Choose when and how the bot is updated.', leaders),
  'provisioning:retry': to('Instance', 'Bring the members in the bot in line with the team.', leaders),
  'bot-apps:publish': to('Instance', 'Publish bot apps to other organisations.', publishers),
  'api-keys:manage': to('Integrations', "Make and revoke the organisation's API keys.", leaders),
  'domains:manage': to('Integrations', 'Claim e-mail domains.', leaders),
  'sso:manage': to('Integrations', 'Set up single sign-on.', leaders),
  'sso:enforce': to('Integrations', 'Make single sign-on the only way in.', owners),
  'scim:tokens': to('Integrations', 'Make tokens with which an identity provider changes the team.', owners),
  'scim:mappings': to('Integrations', 'Decide which groups of the identity provider get which role.', owners),
  'deliveries:read': to('Integrations', 'See what webhooks delivered.', accountable),
  'webhooks:manage': to('Integrations', 'Add and pause webhooks, and deliver again.', money),
  'webhooks:rotate-secret': to('Integrations', 'Change the secret that signs a webhook.', owners),
  'webhooks:delete': to('Integrations', 'Delete webhooks.', owners),
  'audit:read': to('Insights', 'Read the audit log: who did what, and when.', overseers),
  'analytics:read': to('Insights', 'See how much the bot is used.', overseers),
  'billing:read': to('Money and exports', 'See bills and what is owed.', money),
  'billing:manage': to('Money and exports', 'Change the billing account, and pay invoices.', money),
  'wallet:top-up': to('Money and exports', 'Put money into the wallet.', money),
  'purchase-orders:manage': to('Money and exports', 'Add purchase orders, and change them.', money),
  'programs:manage': to('Money and exports', 'Decide what is paid for others in programs.', money),
  'payouts:manage': to('Money and exports', 'Have earnings paid out.', money),
  'exports:create': to('Money and exports', "Export the organisation's data.", money),
};

/** Role → the explicit set of what it may do. */
export const permissionTable = Object.fromEntries(
  roles.map((role) => [
    role,
    new Set(permissions.filter((permission) => permissionKinds[permission].roles.includes(role))),
  ]),
) as unknown as Readonly<Record<Role, ReadonlySet<Permission>>>;

/** Those of a group, in the order of the table. */
export function permissionsOf(group: PermissionGroup): Permission[] {
  return (Object.keys(permissionKinds) as Permission[]).filter(
    (permission) => permissionKinds[permission].group === group,
  );
}

/**
 * What everybody but an owner may do in a deactivated organisation: learn that it is one, and until when an owner can undo
 * it. Its owners read everything, so that they can decide, and take with them what they need.
 */
export const deactivatedPermissions: ReadonlySet<Permission> = new Set(['org:read']);
