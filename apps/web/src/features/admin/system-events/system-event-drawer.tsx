import { Code, DataList, Drawer, ScrollArea, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { Detail } from '../../../components/detail.tsx';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { Time } from '../../../components/time.tsx';
import { sourceName, useSystemEvent } from './system-events.ts';
import { Count } from '../../../components/count.tsx';

/** One kind of error, with all that leads to its cause. */
export function SystemEventDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { data: event, error, refetch } = useSystemEvent(id);
  return (
    <Drawer opened={id !== undefined} onClose={onClose} title={event?.name ?? 'System event'}>
      {error && !event && <FailedToLoad error={error} retry={refetch} />}
      {!error && event === undefined && <Skeleton h={240} />}
      {event !== undefined && (
        <Stack>
          <Text style={{ overflowWrap: 'anywhere' }}>{event.message}</Text>
          <DataList labelWidth="96px">
            <Detail label="Where">{sourceName(event.source)}</Detail>
            <Detail label="Seen">
              {event.count === 1 ? 'once' : <Count value={event.count} one="time" many="times" />}
            </Detail>
            <Detail label="First">
              <Time value={event.firstSeenAt} as="exact" />
            </Detail>
            <Detail label="Last">
              <Time value={event.lastSeenAt} as="exact" />
            </Detail>
          </DataList>
          <Title order={3}>Stack</Title>
          <ScrollArea.Autosize mah="40vh" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Stack' }}>
            <Code block>{event.stack === '' ? 'Nothing was thrown that has one.' : event.stack}</Code>
          </ScrollArea.Autosize>
          <Title order={3}>Latest occurrences</Title>
          <Table aria-label="Latest occurrences" layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={130}>When</Table.Th>
                <Table.Th>Request and context</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody style={{ overflowWrap: 'anywhere' }}>
              {event.occurrences.map(({ at, requestId, context }, index) => (
                <Table.Tr key={index}>
                  <Table.Td>
                    <Time value={at} />
                  </Table.Td>
                  <Table.Td>
                    {requestId !== undefined && <Code>{requestId}</Code>}
                    <Text fz="xs" c="dimmed">
                      {Object.entries(context)
                        .map(([name, value]) => `${name}: ${String(value)}`)
                        .join(' · ')}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
    </Drawer>
  );
}
