import { Anchor, Text } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { Page } from '../../../components/page.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { knownValue } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { instanceLook, instanceStatusOptions, stepName } from '../../instance/instance-look.ts';
import { ListFrame } from '../list-frame.tsx';
import { FleetSummary } from './fleet-summary.tsx';
import { useAllInstances, type AdminInstance } from './fleet.ts';
import { InstanceMenu } from './instance-menu.tsx';

const columns: readonly Column<AdminInstance, never>[] = [
  {
    label: 'Instance',
    render: ({ host, orgSlug, orgName }) => (
      <div>
        <Anchor component={Link} to={`/orgs/${orgSlug}/instance`} fz="sm" fw={600}>
          {host}
        </Anchor>
        <Text fz="xs" c="dimmed">
          {orgName}
        </Text>
      </div>
    ),
  },
  {
    label: 'Status',
    render: ({ status, step, statusReason }) => (
      <div>
        <StatusBadge look={instanceLook(status)} explanation={statusReason} />
        {step !== undefined && step !== 'check' && (
          <Text fz="xs" c="dimmed" mt={4}>
            {stepName(step)}…
          </Text>
        )}
      </div>
    ),
  },
  { label: 'Version', render: ({ version }) => version ?? '–' },
  {
    label: 'Running since',
    render: ({ startedAt, status }) =>
      startedAt === undefined || status !== 'RUNNING' ? '–' : <Time value={startedAt} />,
  },
  { label: 'Made', render: ({ createdAt }) => <Time value={createdAt} /> },
];

export function InstancesPage() {
  const list = useListAddress();
  const status = knownValue(
    list.address,
    'status',
    instanceStatusOptions.map(({ value }) => value),
  );
  const query = useAllInstances({
    ...(list.search !== undefined && { search: list.search }),
    ...(status !== undefined && { status }),
    ...(list.cursor !== undefined && { cursor: list.cursor }),
  });
  return (
    <Page title="Instances" description="Every bot that this installation runs.">
      <FleetSummary />
      <ListFrame
        label="Instances"
        searchLabel="Search by organisation or host"
        filters={<ListFilter list={list} name="status" label="Status" value={status} options={instanceStatusOptions} />}
        filterNames={['status']}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        actions={(instance) => <InstanceMenu instance={instance} />}
        empty={{
          icon: IconServer2,
          title: 'No instances yet',
          description: 'Each new organisation gets one by itself.',
        }}
      />
    </Page>
  );
}
