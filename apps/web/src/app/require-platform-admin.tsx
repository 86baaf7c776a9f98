import { Outlet } from 'react-router';
import { PausedBanner } from '../features/admin/update-policy/paused-banner.tsx';
import { useSignedIn } from '../features/session/require-session.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** To others the admin section does not exist. */
export function RequirePlatformAdmin() {
  if (!useSignedIn().platformAdmin) return <NotFoundPage />;
  return (
    <>
      <PausedBanner />
      <Outlet />
    </>
  );
}
