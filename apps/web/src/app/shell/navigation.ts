import {
  IconAlertTriangle,
  IconArmchair,
  IconBell,
  IconBellCog,
  IconAdjustments,
  IconBuilding,
  IconDeviceLaptop,
  IconBug,
  IconHistory,
  IconHome,
  IconId,
  IconKey,
  IconLayoutDashboard,
  IconListCheck,
  IconLock,
  IconMail,
  IconMailForward,
  IconPackage,
  IconPalette,
  IconRefresh,
  IconRipple,
  IconRobot,
  IconSailboat,
  IconServer2,
  IconSettings,
  IconStack2,
  IconTemplate,
  IconTool,
  IconUser,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
  IconWorldCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { WaitingBadge } from '../../features/admin/organizations/waiting-badge.tsx';
import { UpdateBadge } from '../../features/instance/update-badge.tsx';

export interface Destination {
  readonly label: string;
  readonly to: string;
  readonly icon: Icon;
  /** Shown to those who hold it; to all where absent. */
  readonly permission?: string;
  /** Says beside the label how much waits there. */
  readonly badge?: ComponentType;
  /** Matches this address alone, not those under it. */
  readonly exact?: boolean;
}

export interface DestinationGroup {
  readonly label: string;
  readonly destinations: readonly Destination[];
}

export function organizationNavigation(slug: string, can: (permission: string) => boolean): DestinationGroup[] {
  const base = `/orgs/${slug}`;
  return visible(can, [
    { label: 'Overview', destinations: [{ label: 'Home', to: base, icon: IconHome, exact: true }] },
    {
      label: 'People',
      destinations: [
        { label: 'Team', to: `${base}/team`, icon: IconUsers, permission: 'members:read' },
        { label: 'Invitations', to: `${base}/invitations`, icon: IconMailForward, permission: 'members:invite' },
        {
          label: 'Join requests',
          to: `${base}/join-requests`,
          icon: IconUserQuestion,
          permission: 'join-requests:manage',
        },
        { label: 'Seats', to: `${base}/seats`, icon: IconArmchair, permission: 'seats:read' },
        { label: 'Who may do what', to: `${base}/roles`, icon: IconListCheck },
      ],
    },
    {
      label: 'Instance',
      destinations: [
        {
          label: 'Bot instance',
          to: `${base}/instance`,
          icon: IconRobot,
          permission: 'instance:read',
          badge: UpdateBadge,
        },
      ],
    },
    {
      label: 'Integrations',
      destinations: [
        { label: 'Domains', to: `${base}/domains`, icon: IconWorldCheck, permission: 'domains:manage' },
        { label: 'API keys', to: `${base}/api-keys`, icon: IconKey, permission: 'api-keys:manage' },
      ],
    },
    {
      label: 'Insights',
      destinations: [{ label: 'Audit log', to: `${base}/audit`, icon: IconHistory, permission: 'audit:read' }],
    },
    {
      label: 'Configuration',
      destinations: [
        { label: 'Profile', to: `${base}/profile`, icon: IconId, permission: 'org:update' },
        { label: 'Branding', to: `${base}/branding`, icon: IconPalette, permission: 'org:update' },
        { label: 'Settings', to: `${base}/settings`, icon: IconSettings, permission: 'org:update' },
        { label: 'Updates', to: `${base}/updates`, icon: IconRefresh, permission: 'update-preferences:manage' },
        { label: 'Maintenance', to: `${base}/maintenance`, icon: IconTool, permission: 'maintenance:manage' },
        { label: 'Danger zone', to: `${base}/danger-zone`, icon: IconAlertTriangle, permission: 'org:transfer' },
      ],
    },
  ]);
}

export const accountNavigation: readonly DestinationGroup[] = [
  {
    label: 'Your account',
    destinations: [
      { label: 'Profile', to: '/account/profile', icon: IconUser },
      { label: 'Personal workspace', to: '/account/workspace', icon: IconSailboat },
      { label: 'Notices', to: '/notices', icon: IconBell },
      { label: 'Notifications', to: '/account/notifications', icon: IconBellCog },
      { label: 'Password', to: '/account/password', icon: IconLock },
      { label: 'Sessions', to: '/account/sessions', icon: IconDeviceLaptop },
      { label: 'Preferences', to: '/account/preferences', icon: IconAdjustments },
      { label: 'API keys', to: '/account/api-keys', icon: IconKey },
    ],
  },
];

export const adminNavigation: readonly DestinationGroup[] = [
  {
    label: 'Platform',
    destinations: [
      { label: 'Organisations', to: '/admin/organizations', icon: IconBuilding, badge: WaitingBadge },
      { label: 'People', to: '/admin/people', icon: IconUsersGroup },
    ],
  },
  {
    label: 'Fleet',
    destinations: [
      { label: 'Fleet', to: '/admin/fleet', icon: IconLayoutDashboard },
      { label: 'Instances', to: '/admin/instances', icon: IconServer2 },
      { label: 'Releases', to: '/admin/releases', icon: IconPackage },
      { label: 'Rollouts', to: '/admin/rollouts', icon: IconRipple },
      { label: 'Update policy', to: '/admin/update-policy', icon: IconRefresh },
    ],
  },
  {
    label: 'Operations',
    destinations: [
      { label: 'Mail outbox', to: '/admin/mails', icon: IconMail },
      { label: 'Mail templates', to: '/admin/mail-templates', icon: IconTemplate },
      { label: 'Jobs', to: '/admin/jobs', icon: IconStack2 },
      { label: 'Maintenance', to: '/admin/maintenance', icon: IconTool },
      { label: 'Audit log', to: '/admin/audit', icon: IconHistory },
      { label: 'System events', to: '/admin/system-events', icon: IconBug },
      { label: 'Settings', to: '/admin/settings', icon: IconSettings },
    ],
  },
];

function visible(can: (permission: string) => boolean, groups: readonly DestinationGroup[]): DestinationGroup[] {
  return groups
    .map((group) => ({
      ...group,
      destinations: group.destinations.filter(({ permission }) => permission === undefined || can(permission)),
    }))
    .filter(({ destinations }) => destinations.length > 0);
}
