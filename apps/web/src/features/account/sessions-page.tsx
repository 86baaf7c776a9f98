import { Badge, Button, Group, Text } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { confirmAction } from '../../components/confirmation.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Time } from '../../components/time.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { useEndOtherSessions, useEndSession, useSessions, type Session } from './sessions.ts';
import { deviceName } from './user-agent.ts';

const columns: readonly Column<Session, never>[] = [
  {
    label: 'Device',
    render: ({ userAgent, current }) => (
      <Group gap="xs">
        <Text fz="sm" fw={600} title={userAgent}>
          {deviceName(userAgent)}
        </Text>
        {current && <Badge color="green">This one</Badge>}
      </Group>
    ),
  },
  { label: 'Address', render: ({ ip }) => ip ?? 'unknown' },
  { label: 'Signed in', render: ({ createdAt }) => <Time value={createdAt} /> },
  { label: 'Last seen', render: ({ lastSeenAt }) => <Time value={lastSeenAt} /> },
];

export function SessionsPage() {
  const { data, error, refetch } = useSessions();
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const others = data?.items.filter(({ current }) => !current).length ?? 0;
  return (
    <Page
      title="Sessions"
      description="Where you are signed in. End what you don’t know, and change your password then."
      actions={
        <Button
          variant="default"
          disabled={others === 0}
          loading={endOthers.isPending}
          onClick={() =>
            confirmAction({
              title: 'End all other sessions?',
              consequences: 'Every other device is signed out at once, its open bots too. This one stays.',
              action: 'End them',
              danger: true,
              onConfirm: () =>
                onceDone(endOthers.mutateAsync(undefined), () => showDone('All other sessions were ended.')),
            })
          }
        >
          End all others
        </Button>
      }
    >
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : (
        <DataTable
          label="Sessions"
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          actionsWide
          actions={(session) =>
            !session.current && (
              <Button
                size="xs"
                variant="light"
                color="red"
                aria-label={`End the session of ${deviceName(session.userAgent)}`}
                loading={end.isPending && end.variables === session.id}
                onClick={() => onceDone(end.mutateAsync(session.id), () => showDone('The session was ended.'))}
              >
                End
              </Button>
            )
          }
          empty={
            <NothingHere icon={IconDeviceLaptop} title="No sessions" description="You are signed in nowhere else." />
          }
        />
      )}
    </Page>
  );
}
