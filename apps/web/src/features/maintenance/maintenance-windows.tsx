import { Button, Menu, Text } from '@mantine/core';
import { openModal } from '@mantine/modals';
import { IconPencil, IconPlayerStop, IconTool } from '@tabler/icons-react';
import { confirmAction } from '../../components/confirmation.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { ListPages } from '../../components/list-pages.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { RowMenu } from '../../components/row-menu.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { useListAddress } from '../../lib/use-list-address.ts';
import { MaintenanceForm } from './maintenance-form.tsx';
import { modeNames, phaseLook } from './maintenance-look.ts';
import {
  useMaintenanceChanges,
  useMaintenanceWindows,
  type MaintenanceOwner,
  type MaintenanceWindow,
} from './maintenance.ts';

const columns: readonly Column<MaintenanceWindow, never>[] = [
  {
    label: 'Maintenance',
    render: ({ mode, message }) => (
      <div>
        <Text fz="sm" fw={600}>
          {modeNames[mode]}
        </Text>
        {message !== undefined && (
          <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Text>
        )}
      </div>
    ),
  },
  { label: 'State', render: ({ phase }) => <StatusBadge look={phaseLook(phase)} /> },
  { label: 'Begins', render: ({ startsAt }) => <Time value={startsAt} as="exact" /> },
  {
    label: 'Ends',
    render: ({ endsAt, endedAt }) => {
      const end = endedAt ?? endsAt;
      return end === undefined ? 'when it is ended' : <Time value={end} as="exact" />;
    },
  },
];

export function planMaintenance(owner: MaintenanceOwner, window?: MaintenanceWindow): void {
  openModal({
    title: window === undefined ? 'Maintenance' : 'Change the maintenance',
    children: <MaintenanceForm owner={owner} {...(window !== undefined && { window })} />,
  });
}

/** All windows of one owner, the latest start first. */
export function MaintenanceWindows({ owner }: { owner: MaintenanceOwner }) {
  const list = useListAddress();
  const { data, error, refetch, isPlaceholderData } = useMaintenanceWindows(owner, list.cursor);
  if (error && !data) return <FailedToLoad error={error} retry={refetch} />;
  return (
    <>
      <DataTable
        label="Maintenance"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        stale={isPlaceholderData}
        actions={(window) => window.phase !== 'ENDED' && <WindowMenu owner={owner} window={window} />}
        empty={
          <NothingHere
            icon={IconTool}
            title="No maintenance"
            description="Tell people beforehand, keep them from changing anything, or close for a while."
            action={<Button onClick={() => planMaintenance(owner)}>Plan maintenance</Button>}
          />
        }
      />
      <ListPages list={list} nextCursor={data?.nextCursor} stale={isPlaceholderData} />
    </>
  );
}

function WindowMenu({ owner, window }: { owner: MaintenanceOwner; window: MaintenanceWindow }) {
  const { end } = useMaintenanceChanges(owner);
  const running = window.phase === 'RUNNING';
  const stop = () => end.mutate(window);
  return (
    <RowMenu of={`${modeNames[window.mode]}, ${running ? 'running' : 'planned'}`}>
      <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => planMaintenance(owner, window)}>
        Change…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPlayerStop size={16} aria-hidden />}
        onClick={() =>
          running
            ? stop()
            : confirmAction({
                title: 'Call the maintenance off?',
                consequences: 'It won’t begin. The list keeps it.',
                action: 'Call it off',
                onConfirm: stop,
              })
        }
      >
        {running ? 'End it now' : 'Call it off…'}
      </Menu.Item>
    </RowMenu>
  );
}
