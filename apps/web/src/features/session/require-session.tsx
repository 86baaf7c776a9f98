import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { preferencesQuery } from '../../lib/preferences.ts';
import { signInAddress } from '../../lib/return-address.ts';
import { useMe, type Me } from './me.ts';

/** The routes inside are for people who are signed in; others sign in first and come back. */
export function RequireSession() {
  const location = useLocation();
  const { data: me, error, refetch } = useMe();
  useQuery({ ...preferencesQuery, enabled: !!me });
  if (me) return <Outlet />;
  if (me === null) return <Navigate to={signInAddress(location)} replace />;
  return (
    <Center component="main" mih="100dvh" p="md">
      {error ? <FailedToLoad error={error} retry={refetch} /> : <Loader aria-label="Loading" />}
    </Center>
  );
}

/** Who is signed in; only inside of `RequireSession`. */
export function useSignedIn(): Me {
  const { data: me } = useMe();
  if (me === undefined || me === null) throw new Error('useSignedIn is for the routes inside RequireSession');
  return me;
}
