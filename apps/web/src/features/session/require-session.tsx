import { Center, Loader } from '@mantine/core';
import { Navigate, Outlet, useLocation, useOutletContext } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { signInAddress } from '../../lib/return-address.ts';
import { useMe, type Me } from './me.ts';

/** The routes inside are for people who are signed in; others sign in first and come back. */
export function RequireSession() {
  const location = useLocation();
  const { data: me, error, refetch } = useMe();
  if (me) return <Outlet context={me} />;
  if (me === null) return <Navigate to={signInAddress(location)} replace />;
  return (
    <Center component="main" mih="100dvh" p="md">
      {error ? <FailedToLoad error={error} retry={refetch} /> : <Loader aria-label="Loading" />}
    </Center>
  );
}

/** Who is signed in, inside `RequireSession`. */
export function useSignedIn(): Me {
  const { data: me } = useMe();
  const atTheDoor = useOutletContext<Me>();
  return me ?? atTheDoor;
}
