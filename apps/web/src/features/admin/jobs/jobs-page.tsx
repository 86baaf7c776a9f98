import { Button, Code, Text } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { Page } from '../../../components/page.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { filterOf } from '../../../lib/list-address.ts';
import { onceDone, showDone } from '../../../lib/notices.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { ListFrame } from '../../../components/list-frame.tsx';
import { jobLook, jobStateOptions } from './job-look.ts';
import { useJobs, useRetryJob, type Job } from './jobs.ts';

const columns: readonly Column<Job, never>[] = [
  {
    label: 'Queue',
    render: ({ queue, error }) => (
      <div>
        <Code>{queue}</Code>
        {error !== undefined && (
          <Text fz="xs" c="dimmed" mt={4} lineClamp={3} maw={420} style={{ overflowWrap: 'anywhere' }} title={error}>
            {error}
          </Text>
        )}
      </div>
    ),
  },
  { label: 'State', render: ({ state }) => <StatusBadge look={jobLook(state)} /> },
  { label: 'Retries', render: ({ retries }) => retries },
  { label: 'Asked for', render: ({ createdAt }) => <Time value={createdAt} /> },
  {
    label: 'Done or next',
    render: ({ completedAt, startAfter, state }) =>
      state === 'active' ? 'now' : <Time value={completedAt ?? startAfter} />,
  },
];

export function JobsPage() {
  const list = useListAddress();
  const retry = useRetryJob();
  const query = useJobs({
    ...(list.search !== undefined && { queue: list.search }),
    ...filterOf(list.address, 'state', jobStateOptions),
    ...list.page,
  });
  return (
    <Page title="Jobs" description="Durable work: what waits, what runs, and what failed for good.">
      <ListFrame
        label="Jobs"
        searchLabel="Search by the start of the queue’s name"
        filters={<ListFilter list={list} name="state" label="State" options={jobStateOptions} />}
        filterNames={['state']}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        actionsWide
        actions={({ id, queue, state: current }) =>
          current === 'failed' && (
            <Button
              size="xs"
              variant="default"
              aria-label={`Retry ${queue}`}
              loading={retry.isPending && retry.variables === id}
              onClick={() => onceDone(retry.mutateAsync(id), () => showDone('It is tried again now.'))}
            >
              Retry
            </Button>
          )
        }
        empty={{
          icon: IconStack2,
          title: 'No jobs',
          description: 'Work that must not be lost, such as mails and changes of bots, shows up here.',
        }}
      />
    </Page>
  );
}
