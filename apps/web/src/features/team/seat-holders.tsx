import { Button, Text } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import type { Column } from '../../components/data-table.tsx';
import { ListFrame } from '../../components/list-frame.tsx';
import { PersonCell } from '../../components/person-cell.tsx';
import { Time } from '../../components/time.tsx';
import { sortingOf } from '../../lib/list-address.ts';
import { useListAddress } from '../../lib/use-list-address.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { MemberMenu } from './member-menu.tsx';
import { useMembers, type Member, type MemberQuery } from './members.ts';
import { useRoles } from './roles.ts';
import { useInvite } from './use-invite.tsx';

type Sort = NonNullable<MemberQuery['sort']>;
const sorts: readonly Sort[] = ['name', 'joined'];

/** The active members in the role that occupies a seat. */
export function SeatHolders() {
  const { can, slug } = useOrganization();
  const invite = useInvite();
  const list = useListAddress();
  const { data: roles } = useRoles();
  const seated = roles?.items.find(({ occupiesSeat }) => occupiesSeat)?.role ?? 'MEMBER';
  const sorting = sortingOf(list.address, sorts, { sort: 'name', direction: 'asc' });
  const query = useMembers({
    role: seated,
    status: 'ACTIVE',
    ...sorting,
    ...list.searchedPage,
  });
  const columns: readonly Column<Member, Sort>[] = [
    {
      label: 'Holds a seat',
      sortBy: 'name',
      render: ({ id, name, email }) => <PersonCell name={name} email={email} to={`/orgs/${slug}/team/${id}`} />,
    },
    { label: 'Since', sortBy: 'joined', render: ({ joinedAt }) => <Time value={joinedAt} fz="sm" /> },
    { label: 'Last seen', render: ({ lastSeenAt }) => <LastSeen at={lastSeenAt} /> },
  ];
  return (
    <ListFrame
      label="Seats"
      searchLabel="Search by name or e-mail"
      list={list}
      query={query}
      columns={columns}
      sorting={sorting}
      rowKey={({ id }) => id}
      actions={(member) => <MemberMenu member={member} />}
      empty={{
        icon: IconArmchair,
        title: 'Nobody holds a seat',
        description: 'Members hold one from the moment they join.',
        action: can('members:invite') && <Button onClick={invite}>Invite people</Button>,
      }}
      noMatch={{ icon: IconArmchair, title: 'Nobody matches', description: 'Nobody with a seat fits this search.' }}
    />
  );
}

function LastSeen({ at }: { at: string | undefined }) {
  if (at !== undefined) return <Time value={at} fz="sm" />;
  return (
    <Text fz="sm" c="dimmed" component="span">
      never
    </Text>
  );
}
