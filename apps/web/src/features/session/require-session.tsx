import { Center } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { preferencesQuery } from '../../lib/preferences.ts';
import { signInAddress } from '../../lib/return-address.ts';
import { useMe, type Me } from './me.ts';

/**
 * Who is signed in, as `RequireSession` saw it when it let the page be shown. The cache would already say nobody to a part of
 * the page that is drawn before `RequireSession` hears that the session has ended, and that part would break the page.
 */
const SignedIn = createContext<Me | null>(null);

/** The routes inside are for people who are signed in; others sign in first and come back. */
export function RequireSession() {
  const location = useLocation();
  const { data: me, error, refetch } = useMe();
  useQuery({ ...preferencesQuery, enabled: !!me });
  if (me)
    return (
      <SignedIn value={me}>
        <Outlet />
      </SignedIn>
    );
  if (me === null) return <Navigate to={signInAddress(location)} replace />;
  return (
    <Center component="main" mih="100dvh" p="md">
      {error ? <FailedToLoad error={error} retry={refetch} /> : <Waiting />}
    </Center>
  );
}

/** Who is signed in; only inside of `RequireSession`. */
export function useSignedIn(): Me {
  const me = useContext(SignedIn);
  if (me === null) throw new Error('useSignedIn is for the routes inside RequireSession');
  return me;
}
