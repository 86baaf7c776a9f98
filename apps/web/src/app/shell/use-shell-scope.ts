import { useParams, useLocation } from 'react-router';
import type { LiveScope } from '@moorage/api-client';
import { useOrganizationDetails } from '../../features/organizations/organization.ts';
import { accountNavigation, adminNavigation, organizationNavigation, type DestinationGroup } from './navigation.ts';

interface ShellScope {
  readonly live: LiveScope;
  readonly groups: readonly DestinationGroup[];
  readonly area: 'organization' | 'account' | 'admin';
}

/** Which part of the product the address is in: it decides on the sidebar and on the live stream. */
export function useShellScope(): ShellScope {
  const { slug } = useParams();
  const { pathname } = useLocation();
  if (slug !== undefined) return { live: { of: 'organization', tenant: slug }, groups: [], area: 'organization' };
  if (pathname.startsWith('/admin')) return { live: { of: 'admin' }, groups: adminNavigation, area: 'admin' };
  return { live: { of: 'me' }, groups: accountNavigation, area: 'account' };
}

/** The sidebar of an organisation, as far as the person's role shows it; empty where there is no such organisation for them. */
export function useOrganizationNavigation(slug: string): readonly DestinationGroup[] | undefined {
  const { data, isError } = useOrganizationDetails(slug);
  if (isError) return [];
  return data && organizationNavigation(slug, (permission) => data.permissions.some((held) => held === permission));
}
