import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { AuthLayout } from '../features/auth/auth-layout.tsx';
import { ForgotPasswordPage } from '../features/auth/forgot-password-page.tsx';
import { ResetPasswordPage } from '../features/auth/reset-password-page.tsx';
import { SignInPage } from '../features/auth/sign-in-page.tsx';
import { SignUpPage } from '../features/auth/sign-up-page.tsx';
import { VerifyEmailPage } from '../features/auth/verify-email-page.tsx';
import { InvitationPage } from '../features/invitation/invitation-page.tsx';
import { JoinPage } from '../features/joining/join-page.tsx';
import { CreateOrganizationPage } from '../features/organizations/create-organization-page.tsx';
import { OrganizationRoute } from '../features/organizations/organization-route.tsx';
import { StartRoute } from '../features/organizations/start-route.tsx';
import { RequireSession } from '../features/session/require-session.tsx';
import { UnsubscribePage } from '../features/unsubscribe/unsubscribe-page.tsx';
import { BeforeFirstPage } from './before-first-page.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RootLayout } from './root-layout.tsx';
import { RequirePlatformAdmin } from './require-platform-admin.tsx';
import { Shell } from './shell/shell.tsx';

const organizationRoutes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../features/home/home-page.tsx')).HomePage }) },
  { path: 'team', lazy: async () => ({ Component: (await import('../features/team/members-page.tsx')).MembersPage }) },
  {
    path: 'team/:memberId',
    lazy: async () => ({ Component: (await import('../features/team/member-page.tsx')).MemberPage }),
  },
  {
    path: 'seats',
    lazy: async () => ({ Component: (await import('../features/team/seats-page.tsx')).SeatsPage }),
  },
  {
    path: 'invitations',
    lazy: async () => ({ Component: (await import('../features/team/invitations-page.tsx')).InvitationsPage }),
  },
  { path: 'roles', lazy: async () => ({ Component: (await import('../features/roles/roles-page.tsx')).RolesPage }) },
  {
    path: 'join-requests',
    lazy: async () => ({ Component: (await import('../features/team/join-requests-page.tsx')).JoinRequestsPage }),
  },
  {
    path: 'instance',
    lazy: async () => ({ Component: (await import('../features/instance/instance-page.tsx')).InstancePage }),
  },
  {
    path: 'updates',
    lazy: async () => ({ Component: (await import('../features/updates/updates-page.tsx')).UpdatesPage }),
  },
  {
    path: 'domains',
    lazy: async () => ({ Component: (await import('../features/domains/domains-page.tsx')).DomainsPage }),
  },
  {
    path: 'api-keys',
    lazy: async () => ({
      Component: (await import('../features/settings/organization-api-keys-page.tsx')).OrganizationApiKeysPage,
    }),
  },
  {
    path: 'setup',
    lazy: async () => ({ Component: (await import('../features/setup/setup-page.tsx')).SetupPage }),
  },
  {
    path: 'profile',
    lazy: async () => ({ Component: (await import('../features/settings/profile-page.tsx')).OrganizationProfilePage }),
  },
  {
    path: 'branding',
    lazy: async () => ({ Component: (await import('../features/settings/branding-page.tsx')).BrandingPage }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('../features/settings/settings-page.tsx')).SettingsPage }),
  },
  {
    path: 'maintenance',
    lazy: async () => ({
      Component: (await import('../features/maintenance/organization-maintenance-page.tsx'))
        .OrganizationMaintenancePage,
    }),
  },
  {
    path: 'danger-zone',
    lazy: async () => ({ Component: (await import('../features/settings/danger-zone-page.tsx')).DangerZonePage }),
  },
  { path: 'audit', lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }) },
  { path: '*', Component: NotFoundPage },
];

const accountRoutes: RouteObject[] = [
  { index: true, element: <Navigate to="profile" replace /> },
  {
    path: 'profile',
    lazy: async () => ({ Component: (await import('../features/account/profile-page.tsx')).ProfilePage }),
  },
  {
    path: 'preferences',
    lazy: async () => ({ Component: (await import('../features/account/preferences-page.tsx')).PreferencesPage }),
  },
  {
    path: 'workspace',
    lazy: async () => ({
      Component: (await import('../features/account/personal-workspace-page.tsx')).PersonalWorkspacePage,
    }),
  },
  {
    path: 'password',
    lazy: async () => ({ Component: (await import('../features/account/password-page.tsx')).PasswordPage }),
  },
  {
    path: 'notifications',
    lazy: async () => ({ Component: (await import('../features/account/notifications-page.tsx')).NotificationsPage }),
  },
  {
    path: 'sessions',
    lazy: async () => ({ Component: (await import('../features/account/sessions-page.tsx')).SessionsPage }),
  },
  {
    path: 'api-keys',
    lazy: async () => ({ Component: (await import('../features/account/api-keys-page.tsx')).ApiKeysPage }),
  },
];

const adminRoutes: RouteObject[] = [
  {
    path: 'rollouts',
    lazy: async () => ({ Component: (await import('../features/admin/rollouts/rollouts-page.tsx')).RolloutsPage }),
  },
  {
    path: 'rollouts/new',
    lazy: async () => ({
      Component: (await import('../features/admin/rollouts/start-rollout-page.tsx')).StartRolloutPage,
    }),
  },
  {
    path: 'rollouts/:rolloutId',
    lazy: async () => ({ Component: (await import('../features/admin/rollouts/rollout-page.tsx')).RolloutPage }),
  },
  {
    path: 'update-policy',
    lazy: async () => ({
      Component: (await import('../features/admin/update-policy/update-policy-page.tsx')).UpdatePolicyPage,
    }),
  },
  {
    path: 'fleet',
    lazy: async () => ({ Component: (await import('../features/admin/fleet/fleet-page.tsx')).FleetPage }),
  },
  {
    path: 'releases',
    lazy: async () => ({ Component: (await import('../features/admin/releases/releases-page.tsx')).ReleasesPage }),
  },
  {
    path: 'mail-templates',
    lazy: async () => ({
      Component: (await import('../features/admin/mail-templates/mail-templates-page.tsx')).MailTemplatesPage,
    }),
  },
  {
    path: 'maintenance',
    lazy: async () => ({
      Component: (await import('../features/admin/maintenance/maintenance-page.tsx')).MaintenancePage,
    }),
  },
  { index: true, element: <Navigate to="organizations" replace /> },
  {
    path: 'organizations',
    lazy: async () => ({
      Component: (await import('../features/admin/organizations/organizations-page.tsx')).OrganizationsPage,
    }),
  },
  {
    path: 'people',
    lazy: async () => ({ Component: (await import('../features/admin/people/people-page.tsx')).PeoplePage }),
  },
  {
    path: 'instances',
    lazy: async () => ({ Component: (await import('../features/admin/instances/instances-page.tsx')).InstancesPage }),
  },
  {
    path: 'system-events',
    lazy: async () => ({
      Component: (await import('../features/admin/system-events/system-events-page.tsx')).SystemEventsPage,
    }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('../features/admin/audit/admin-audit-page.tsx')).AdminAuditPage }),
  },
  {
    path: 'mails',
    lazy: async () => ({ Component: (await import('../features/admin/mails/mails-page.tsx')).MailsPage }),
  },
  { path: 'jobs', lazy: async () => ({ Component: (await import('../features/admin/jobs/jobs-page.tsx')).JobsPage }) },
  {
    path: 'settings',
    lazy: async () => ({
      Component: (await import('../features/admin/settings/platform-settings-page.tsx')).PlatformSettingsPage,
    }),
  },
];

export const router = createBrowserRouter([
  {
    Component: RootLayout,
    ErrorBoundary: ErrorPage,
    HydrateFallback: BeforeFirstPage,
    children: [
      {
        Component: AuthLayout,
        children: [
          { path: 'sign-in', Component: SignInPage },
          { path: 'sign-up', Component: SignUpPage },
          { path: 'verify-email', Component: VerifyEmailPage },
          { path: 'forgot-password', Component: ForgotPasswordPage },
          { path: 'reset-password', Component: ResetPasswordPage },
          { path: 'invitation', Component: InvitationPage },
          { path: 'unsubscribe', Component: UnsubscribePage },
          {
            Component: RequireSession,
            children: [
              { path: 'orgs/new', Component: CreateOrganizationPage },
              { path: 'join', Component: JoinPage },
            ],
          },
        ],
      },
      {
        Component: RequireSession,
        children: [
          { index: true, Component: StartRoute },
          {
            Component: Shell,
            children: [
              {
                // An error of one page leaves the shell standing.
                ErrorBoundary: ErrorPage,
                children: [
                  { path: 'orgs/:slug', Component: OrganizationRoute, children: organizationRoutes },
                  { path: 'account', children: accountRoutes },
                  {
                    path: 'notices',
                    lazy: async () => ({
                      Component: (await import('../features/notices/notices-page.tsx')).NoticesPage,
                    }),
                  },
                  { path: 'admin', Component: RequirePlatformAdmin, children: adminRoutes },
                  { path: '*', Component: NotFoundPage },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
]);
