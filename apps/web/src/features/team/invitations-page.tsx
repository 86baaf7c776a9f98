import { Button, Text } from '@mantine/core';
import { IconMailSearch, IconMailForward } from '@tabler/icons-react';
import type { Column } from '../../components/data-table.tsx';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListFrame } from '../../components/list-frame.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { StatusBadge, type StatusLook } from '../../components/status-badge.tsx';
import { statusOptions } from '../../components/status-options.ts';
import { Time } from '../../components/time.tsx';
import { filterOf, sortingOf } from '../../lib/list-address.ts';
import { roleName } from '../../lib/role-name.ts';
import { useListAddress } from '../../lib/use-list-address.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { InvitationActions } from './invitation-actions.tsx';
import { useInvitations, type Invitation, type InvitationQuery, type InvitationStatus } from './invitations.ts';
import { TeamLayout } from './team-layout.tsx';
import { useInvite } from './use-invite.tsx';

const looks: Readonly<Record<InvitationStatus, StatusLook>> = {
  pending: { label: 'Pending', color: 'blue' },
  accepted: { label: 'Accepted', color: 'green' },
  expired: { label: 'Expired', color: 'yellow' },
  revoked: { label: 'Revoked', color: 'gray' },
};
const options = statusOptions(looks);

type Sort = NonNullable<InvitationQuery['sort']>;
const sorts: readonly Sort[] = ['sent', 'email', 'expires'];

const columns: readonly Column<Invitation, Sort>[] = [
  {
    label: 'Address',
    sortBy: 'email',
    render: ({ email, invitedBy }) => (
      <div>
        <Text fz="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
        <Text fz="xs" c="dimmed">
          Invited by {invitedBy.name}
        </Text>
      </div>
    ),
  },
  { label: 'Role', render: ({ role }) => roleName(role) },
  { label: 'Status', render: ({ status }) => <StatusBadge look={looks[status]} /> },
  { label: 'Sent', sortBy: 'sent', render: ({ sentAt }) => <Time value={sentAt} /> },
  {
    label: 'Ends',
    sortBy: 'expires',
    render: ({ status, expiresAt, acceptedAt }) => {
      if (acceptedAt !== undefined)
        return (
          <>
            accepted <Time value={acceptedAt} />
          </>
        );
      return status === 'revoked' ? '–' : <Time value={expiresAt} />;
    },
  },
];

export function InvitationsPage() {
  const { can } = useOrganization();
  return (
    <TeamLayout tab="invitations">
      {can('members:invite') ? <InvitationList /> : <NotForRole who="Owners, admins and managers invite people." />}
    </TeamLayout>
  );
}

function InvitationList() {
  const list = useListAddress();
  const invite = useInvite();
  const sorting = sortingOf(list.address, sorts, { sort: 'sent', direction: 'desc' });
  const query = useInvitations({
    ...sorting,
    ...filterOf(list.address, 'status', options),
    ...list.searchedPage,
  });
  return (
    <ListFrame
      label="Invitations"
      searchLabel="Search by e-mail"
      filters={<ListFilter list={list} name="status" label="Status" options={options} />}
      filterNames={['status']}
      list={list}
      query={query}
      columns={columns}
      sorting={sorting}
      rowKey={({ id }) => id}
      actions={(invitation) => <InvitationActions invitation={invitation} />}
      actionsWide
      empty={{
        icon: IconMailForward,
        title: 'No invitations yet',
        description: 'Invite people by their e-mail addresses, up to 50 at once. They get a link that lets them in.',
        action: <Button onClick={invite}>Invite people</Button>,
      }}
      noMatch={{
        icon: IconMailSearch,
        title: 'No invitation matches',
        description: 'No invitation fits this search and this filter.',
      }}
    />
  );
}
