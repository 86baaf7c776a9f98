import { Text } from '@mantine/core';
import { IconUserQuestion, IconUserSearch } from '@tabler/icons-react';
import type { Column } from '../../components/data-table.tsx';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListFrame } from '../../components/list-frame.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { PersonCell } from '../../components/person-cell.tsx';
import { StatusBadge, type StatusLook } from '../../components/status-badge.tsx';
import { statusOptions } from '../../components/status-options.ts';
import { Time } from '../../components/time.tsx';
import { filterOf, sortingOf } from '../../lib/list-address.ts';
import { roleName } from '../../lib/role-name.ts';
import { useListAddress } from '../../lib/use-list-address.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { JoinRequestActions } from './join-request-actions.tsx';
import { useJoinRequests, type JoinRequest, type JoinRequestQuery, type JoinRequestStatus } from './join-requests.ts';
import { TeamLayout } from './team-layout.tsx';

type Sort = NonNullable<JoinRequestQuery['sort']>;
const sorts: readonly Sort[] = ['asked', 'name'];

const looks: Readonly<Record<JoinRequestStatus, StatusLook>> = {
  PENDING: { label: 'Waiting', color: 'blue' },
  APPROVED: { label: 'Approved', color: 'green' },
  DECLINED: { label: 'Declined', color: 'red' },
  WITHDRAWN: { label: 'Withdrawn', color: 'gray' },
};
const options = statusOptions(looks);

const columns: readonly Column<JoinRequest, Sort>[] = [
  { label: 'Name', sortBy: 'name', render: ({ name, email }) => <PersonCell name={name} email={email} /> },
  { label: 'Status', width: 120, render: ({ status }) => <StatusBadge look={looks[status]} /> },
  { label: 'Asked', width: 120, sortBy: 'asked', render: ({ askedAt }) => <Time value={askedAt} fz="sm" /> },
  { label: 'Decision', render: (request) => <Decision request={request} /> },
];

function Decision({ request: { status, decidedBy, decidedAt, role, reason } }: { request: JoinRequest }) {
  if (decidedAt === undefined || status === 'WITHDRAWN')
    return (
      <Text fz="sm" c="dimmed" component="span">
        –
      </Text>
    );
  return (
    <div>
      <Text fz="sm">{role !== undefined ? `As ${roleName(role).toLowerCase()}` : reason}</Text>
      <Text fz="xs" c="dimmed">
        by {decidedBy}, <Time value={decidedAt} />
      </Text>
    </div>
  );
}

export function JoinRequestsPage() {
  const { can } = useOrganization();
  return (
    <TeamLayout tab="join-requests">
      {can('join-requests:manage') ? <JoinRequestList /> : <NotForRole who="Owners and admins let people in." />}
    </TeamLayout>
  );
}

function JoinRequestList() {
  const list = useListAddress();
  const sorting = sortingOf(list.address, sorts, { sort: 'asked', direction: 'desc' });
  const query = useJoinRequests({
    ...sorting,
    ...filterOf(list.address, 'status', options),
    ...list.searchedPage,
  });
  return (
    <ListFrame
      label="Join requests"
      searchLabel="Search by name or e-mail"
      filters={<ListFilter list={list} name="status" label="Status" options={options} />}
      filterNames={['status']}
      list={list}
      query={query}
      columns={columns}
      sorting={sorting}
      rowKey={({ id }) => id}
      actions={(request) => <JoinRequestActions request={request} />}
      actionsWide
      empty={{
        icon: IconUserQuestion,
        title: 'Nobody asks to join',
        description:
          'Colleagues with a verified address on one of your organisation’s verified domains can ask. They appear here, and you are told.',
      }}
      noMatch={{
        icon: IconUserSearch,
        title: 'No request matches',
        description: 'No request fits this search and this filter.',
      }}
    />
  );
}
