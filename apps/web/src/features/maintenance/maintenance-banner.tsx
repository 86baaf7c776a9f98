import { Alert, Stack } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Time } from '../../components/time.tsx';
import { useMaintenanceNotices, type MaintenanceWindow } from './maintenance.ts';

/** What runs, and what is near, of the organisation and the installation. Nothing where there is none. */
export function MaintenanceBanner({ slug }: { slug: string | undefined }) {
  const { data } = useMaintenanceNotices(slug);
  if (data === undefined || data.windows.length === 0) return null;
  return (
    <Stack gap="sm" maw={1120} w="100%" mx="auto" mb="lg" component="section" aria-label="Maintenance">
      {data.windows.map((window) => (
        <WindowNotice key={window.id} window={window} />
      ))}
    </Stack>
  );
}

const looks: Readonly<Record<MaintenanceWindow['mode'], { color: string; running: string; planned: string }>> = {
  BANNER: { color: 'blue', running: 'Maintenance', planned: 'Maintenance is planned' },
  READ_ONLY: {
    color: 'yellow',
    running: 'Maintenance: nothing can be changed now',
    planned: 'Maintenance is planned: nothing can be changed then',
  },
  OFFLINE: { color: 'red', running: 'Closed for maintenance', planned: 'Maintenance is planned: closed then' },
};

function WindowNotice({ window }: { window: MaintenanceWindow }) {
  const { color, running, planned } = looks[window.mode];
  const runs = window.phase === 'RUNNING';
  return (
    <Alert color={color} role="status" icon={<IconTool aria-hidden />} title={runs ? running : planned}>
      {window.message !== undefined && <span style={{ overflowWrap: 'anywhere' }}>{window.message} </span>}
      <Lasting window={window} />
    </Alert>
  );
}

/** `Until …`, `From … until …`, in the viewer's zone. */
export function Lasting({ window: { phase, startsAt, endsAt } }: { window: MaintenanceWindow }): ReactNode {
  const end = endsAt !== undefined && <Time value={endsAt} as="exact" />;
  if (phase === 'RUNNING') return end ? <>Until {end}.</> : <>Until it is ended.</>;
  return (
    <>
      From <Time value={startsAt} as="exact" />
      {end ? <> until {end}</> : null}.
    </>
  );
}
