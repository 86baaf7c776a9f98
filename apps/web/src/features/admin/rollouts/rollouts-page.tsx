import { Anchor, Button, Text } from '@mantine/core';
import { IconPlus, IconRipple } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { ListFrame } from '../../../components/list-frame.tsx';
import { Page } from '../../../components/page.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { filterOf } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { releaseName, rolloutLook, rolloutStatusOptions, selectionText } from './rollout-text.ts';
import { SmallTotals } from './rollout-totals.tsx';
import { useRollouts, type Rollout } from './rollouts.ts';

const columns: readonly Column<Rollout, never>[] = [
  {
    label: 'Release',
    render: ({ id, release, selection }) => (
      <div>
        <Anchor component={Link} to={`/admin/rollouts/${id}`} fz="sm" fw={600}>
          {releaseName(release)}
        </Anchor>
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          to {selectionText(selection)}
        </Text>
      </div>
    ),
  },
  {
    label: 'Status',
    render: (rollout) => <StatusBadge look={rolloutLook(rollout)} explanation={rollout.reason} />,
  },
  { label: 'Bots', render: (rollout) => <SmallTotals totals={rollout} /> },
  { label: 'Started by', render: ({ startedBy }) => startedBy ?? 'the platform' },
  { label: 'Asked for', render: ({ createdAt }) => <Time value={createdAt} /> },
];

export function RolloutsPage() {
  const list = useListAddress();
  const releaseId = list.address.get('release') ?? undefined;
  const query = useRollouts({
    ...filterOf(list.address, 'status', rolloutStatusOptions),
    ...(releaseId !== undefined && { releaseId }),
    ...list.page,
  });
  const start = (
    <Button component={Link} to="/admin/rollouts/new" leftSection={<IconPlus size={17} aria-hidden />}>
      Start a rollout
    </Button>
  );
  return (
    <Page
      title="Rollouts"
      description="Releases on their way over the fleet, in waves, with a way back for each bot."
      actions={start}
    >
      <ListFrame
        label="Rollouts"
        filters={<ListFilter list={list} name="status" label="Status" options={rolloutStatusOptions} />}
        filterNames={['status', 'release']}
        list={list}
        query={query}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: IconRipple,
          title: 'No rollouts yet',
          description:
            'In fleet mode “auto” each new release starts one by itself. You can start one for any release here.',
          action: start,
        }}
      />
    </Page>
  );
}
