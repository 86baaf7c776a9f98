import { Outlet } from 'react-router';
import { useSignedIn } from '../features/session/require-session.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** To others the admin section does not exist. */
export function RequirePlatformAdmin() {
  return useSignedIn().platformAdmin ? <Outlet /> : <NotFoundPage />;
}
