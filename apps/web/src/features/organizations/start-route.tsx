import { Center } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { preferencesQuery } from '../../lib/preferences.ts';
import { useSignedIn } from '../session/require-session.tsx';
import { useMyJoinRequests } from '../joining/my-join-requests.ts';
import { useMyOrganizations } from './my-organizations.ts';
import { rememberedOrganization } from './remembered-organization.ts';

/**
 * `/`: on to the organisation that was chosen for it, else the one that was looked at last, or the first; without one, to
 * the colleagues or to making one.
 */
export function StartRoute() {
  const me = useSignedIn();
  const { data, error, refetch } = useMyOrganizations();
  // Where they can't be had, the way on is open all the same.
  const preferences = useQuery(preferencesQuery);
  if (data === undefined || preferences.isPending) return <Undecided error={error} retry={refetch} />;
  const remembered = rememberedOrganization.get();
  const landing = preferences.data?.landingOrgId;
  const chosen =
    data.items.find(({ id }) => id === landing) ?? data.items.find(({ slug }) => slug === remembered) ?? data.items[0];
  if (chosen !== undefined) return <Navigate to={`/orgs/${chosen.slug}`} replace />;
  if (me.platformAdmin) return <Navigate to="/admin" replace />;
  return <WithoutOrganization />;
}

/** Whoever has colleagues here, or asked them already, rarely means to begin alone. */
function WithoutOrganization() {
  const { data, error, refetch } = useMyJoinRequests();
  if (data === undefined) return <Undecided error={error} retry={refetch} />;
  const hasColleagues = data.offer !== undefined || data.items.some(({ status }) => status === 'PENDING');
  return <Navigate to={hasColleagues ? '/join' : '/orgs/new'} replace />;
}

function Undecided({ error, retry }: { error: unknown; retry: () => unknown }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      {error ? <FailedToLoad error={error} retry={retry} /> : <Waiting />}
    </Center>
  );
}
