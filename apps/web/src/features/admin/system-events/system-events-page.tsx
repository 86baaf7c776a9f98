import { Badge, Text, UnstyledButton } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { Page } from '../../../components/page.tsx';
import { Time } from '../../../components/time.tsx';
import { filterOf } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { ListFrame } from '../../../components/list-frame.tsx';
import { SystemEventDrawer } from './system-event-drawer.tsx';
import { sourceName, sourceOptions, useSystemEvents, type SystemEvent } from './system-events.ts';
import { Count } from '../../../components/count.tsx';

/** Errors that nobody foresaw. */
export function SystemEventsPage() {
  const list = useListAddress();
  const query = useSystemEvents({
    ...filterOf(list.address, 'source', sourceOptions),
    ...list.searchedPage,
  });
  const opened = list.address.get('event') ?? undefined;
  const open = (event: string | undefined): void => list.keep({ event });
  const columns: readonly Column<SystemEvent, never>[] = [
    {
      label: 'Error',
      render: ({ id, name, message }) => (
        <UnstyledButton onClick={() => open(id)} aria-haspopup="dialog">
          <Text fz="sm" fw={600} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Text>
          <Text fz="xs" c="dimmed">
            {name}
          </Text>
        </UnstyledButton>
      ),
    },
    { label: 'Where', render: (event) => <Badge color="gray">{sourceName(event.source)}</Badge> },
    { label: 'Times', render: ({ count }) => <Count value={count} /> },
    { label: 'Last seen', render: ({ lastSeenAt }) => <Time value={lastSeenAt} /> },
  ];
  return (
    <Page
      title="System events"
      description="Errors that nobody foresaw, one line for each kind, kept for 90 days. Organisations never see them."
    >
      <ListFrame
        label="System events"
        searchLabel="Search by error or request id"
        filters={<ListFilter list={list} name="source" label="Where" options={sourceOptions} />}
        filterNames={['source']}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: IconBug,
          title: 'No errors',
          description: 'What fails in a way that nobody foresaw shows up here, with what is needed to find the cause.',
        }}
      />
      <SystemEventDrawer id={opened} onClose={() => open(undefined)} />
    </Page>
  );
}
