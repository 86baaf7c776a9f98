import type { ReactNode } from 'react';
import { useMatch } from 'react-router';
import { useOrganization } from '../organizations/organization-context.ts';
import { useSignedIn } from '../session/require-session.tsx';
import { ClosedForMaintenance } from './closed-for-maintenance.tsx';
import { runningWindow } from './maintenance-look.ts';
import { useMaintenanceNotices } from './maintenance.ts';

/** The page of an organisation, or that it is closed. Whoever can open it again reaches the page where that is done. */
export function UnlessClosed({ children }: { children: ReactNode }) {
  const { slug, can } = useOrganization();
  const { platformAdmin } = useSignedIn();
  const { data } = useMaintenanceNotices(slug);
  const settings = `/orgs/${slug}/maintenance`;
  const onSettings = useMatch(settings) !== null;
  const window = data && runningWindow(data.windows);
  if (window?.mode !== 'OFFLINE' || platformAdmin || onSettings) return children;
  const mayEnd = window.scope === 'organization' && can('maintenance:manage');
  return <ClosedForMaintenance window={window} settings={mayEnd ? settings : undefined} />;
}
