import { Anchor, Text } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { Page } from '../../../components/page.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { chosenOption, filterOf } from '../../../lib/list-address.ts';
import { shortDigest } from '../../../lib/short-digest.ts';
import { useListAddress, type ListNavigation } from '../../../lib/use-list-address.ts';
import { instanceLook, instanceStatusOptions, stepName } from '../../instance/instance-look.ts';
import { useFleet } from '../fleet/fleet.ts';
import { ListFrame } from '../../../components/list-frame.tsx';
import { useAllInstances, type AdminInstance } from './all-instances.ts';
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

const channelOptions = (['canary', 'staging', 'stable', 'pinned'] as const).map((value) => ({ value, label: value }));

const behindOptions = [
  { value: 'true', label: 'Behind' },
  { value: 'false', label: 'Up to date' },
] as const;

/** What the fleet runs now, and what the address names besides. */
function VersionFilter({ list, digest }: { list: ListNavigation; digest: string | undefined }) {
  const { data } = useFleet();
  const run = (data?.versions ?? []).map(({ digest: value, version }) => ({
    value,
    label: version ?? shortDigest(value),
  }));
  const isUnknown = digest !== undefined && run.every(({ value }) => value !== digest);
  const options = isUnknown ? [...run, { value: digest, label: shortDigest(digest) }] : run;
  return <ListFilter list={list} name="digest" label="Version" options={options} />;
}

export function InstancesPage() {
  const list = useListAddress();
  const behind = chosenOption(list.address, 'behind', behindOptions);
  const digest = list.address.get('digest') ?? undefined;
  const query = useAllInstances({
    ...filterOf(list.address, 'status', instanceStatusOptions),
    ...filterOf(list.address, 'channel', channelOptions),
    ...(behind !== undefined && { behind: behind === 'true' }),
    ...(digest !== undefined && { digest }),
    ...list.searchedPage,
  });
  return (
    <Page title="Instances" description="Every bot that this installation runs.">
      <ListFrame
        label="Instances"
        searchLabel="Search by organisation or host"
        filters={
          <>
            <ListFilter list={list} name="status" label="Status" options={instanceStatusOptions} />
            <VersionFilter list={list} digest={digest} />
            <ListFilter list={list} name="channel" label="Channel" options={channelOptions} />
            <ListFilter list={list} name="behind" label="Release" options={behindOptions} />
          </>
        }
        filterNames={['status', 'digest', 'channel', 'behind']}
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
