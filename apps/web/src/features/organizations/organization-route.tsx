import { ProblemError } from '@moorage/api-client';
import { Alert, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useMemo, type ComponentType } from 'react';
import { Navigate, Outlet, useLocation, useMatch, useParams } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { tenantApi } from '../../lib/api.ts';
import { UnlessClosed } from '../maintenance/unless-closed.tsx';
import { DeactivatedPage } from './deactivated-page.tsx';
import { NoSuchOrganization } from './no-such-organization.tsx';
import { OrganizationContext } from './organization-context.ts';
import { useOrganizationDetails, type OrganizationDetails } from './organization.ts';
import { VerificationPage } from './verification-page.tsx';
import { rememberedOrganization } from './remembered-organization.ts';

const statusNotes: Readonly<Partial<Record<OrganizationDetails['status'], { title: string; text: string }>>> = {
  PENDING_VERIFICATION: {
    title: 'Waiting to be verified',
    text: 'A platform admin looks at new organisations first. Until then, you can change what they look at: its name, address, profile and branding.',
  },
  SUSPENDED: { title: 'Suspended', text: 'The organisation can be read, not changed, and its bot is closed.' },
  DEACTIVATED: { title: 'Deactivated', text: 'The organisation is closed, and going to be deleted.' },
};

/** What home is for as long as there is nothing to be at home in. */
const insteadOfHome: Readonly<Partial<Record<OrganizationDetails['status'], ComponentType>>> = {
  PENDING_VERIFICATION: VerificationPage,
  DEACTIVATED: DeactivatedPage,
};

/** The routes of one organisation: `/orgs/:slug/…`. */
export function OrganizationRoute() {
  const { slug = '' } = useParams();
  const { pathname, search, hash } = useLocation();
  const atHome = useMatch('/orgs/:slug') !== null;
  const { data: organization, error, refetch } = useOrganizationDetails(slug);
  const found = organization !== undefined;
  useEffect(() => {
    if (found) rememberedOrganization.set(slug);
  }, [slug, found]);
  const scope = useMemo(
    () =>
      organization && {
        organization,
        slug,
        api: tenantApi(slug),
        can: (permission: string) => organization.permissions.some((held) => held === permission),
      },
    [organization, slug],
  );

  // Also after it was there: who was removed meanwhile sees nothing of it any more.
  if (error instanceof ProblemError && (error.status === 404 || error.status === 403))
    return <NoSuchOrganization slug={slug} />;
  if (scope === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  // An address that it had, or its id: go on at the one that it has, with the rest of the address as it is.
  if (scope.organization.slug !== slug) {
    const to = { pathname: pathname.replace(`/orgs/${slug}`, `/orgs/${scope.organization.slug}`), search, hash };
    return <Navigate to={to} replace />;
  }
  const { status } = scope.organization;
  const InsteadOfHome = atHome ? insteadOfHome[status] : undefined;
  const note = InsteadOfHome === undefined ? statusNotes[status] : undefined;
  return (
    <OrganizationContext value={scope}>
      <Stack gap="lg">
        {note !== undefined && (
          <Alert color="yellow" icon={<IconLock aria-hidden />} title={note.title} maw={1120} w="100%" mx="auto">
            {organization?.statusReason === undefined
              ? note.text
              : `${note.text} The reason: ${organization.statusReason}`}
          </Alert>
        )}
        <UnlessClosed>{InsteadOfHome === undefined ? <Outlet key={slug} /> : <InsteadOfHome />}</UnlessClosed>
      </Stack>
    </OrganizationContext>
  );
}
