import { Center, Loader } from '@mantine/core';
import { Navigate } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { useSignedIn } from '../session/require-session.tsx';
import { useMyOrganizations } from './my-organizations.ts';
import { rememberedOrganization } from './remembered-organization.ts';

/** `/`: on to the organisation that was looked at last, or to the first, or to making one. */
export function StartRoute() {
  const me = useSignedIn();
  const { data, error, refetch } = useMyOrganizations();
  if (data === undefined) {
    return (
      <Center component="main" mih="100dvh" p="md">
        {error ? <FailedToLoad error={error} retry={refetch} /> : <Loader aria-label="Loading" />}
      </Center>
    );
  }
  const remembered = rememberedOrganization.get();
  const chosen = data.items.find(({ slug }) => slug === remembered) ?? data.items[0];
  if (chosen !== undefined) return <Navigate to={`/orgs/${chosen.slug}`} replace />;
  return <Navigate to={me.platformAdmin ? '/admin' : '/orgs/new'} replace />;
}
