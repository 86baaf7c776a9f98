import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { ListPages } from '../../components/list-pages.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { PersonCell } from '../../components/person-cell.tsx';
import { Time } from '../../components/time.tsx';
import { nextSorting, sortingOf } from '../../lib/list-address.ts';
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
  const { slug } = useOrganization();
  const list = useListAddress();
  const { data: roles } = useRoles();
  const seated = roles?.items.find(({ occupiesSeat }) => occupiesSeat)?.role ?? 'MEMBER';
  const sorting = sortingOf(list.address, sorts, { sort: 'name', direction: 'asc' });
  const { data, error, refetch, isPlaceholderData } = useMembers({
    role: seated,
    status: 'ACTIVE',
    ...sorting,
    ...(list.search !== undefined && { search: list.search }),
    ...(list.cursor !== undefined && { cursor: list.cursor }),
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
    <Stack>
      <Group gap="sm">
        <ListSearch list={list} label="Search by name or e-mail" />
      </Group>
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : (
        <DataTable
          label="Seats"
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          actions={(member) => <MemberMenu member={member} />}
          sorting={sorting}
          onSort={(clicked) => list.change({ ...nextSorting(sorting, clicked) })}
          stale={isPlaceholderData}
          empty={<Nobody filtered={list.isFiltered()} onReset={list.reset} />}
        />
      )}
      <ListPages list={list} nextCursor={data?.nextCursor} stale={isPlaceholderData} />
    </Stack>
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

function Nobody({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  const { can } = useOrganization();
  const invite = useInvite();
  if (filtered) {
    return (
      <NothingHere
        icon={IconArmchair}
        title="Nobody matches"
        description="Nobody with a seat fits this search."
        action={
          <Button variant="default" onClick={onReset}>
            Show all
          </Button>
        }
      />
    );
  }
  return (
    <NothingHere
      icon={IconArmchair}
      title="Nobody holds a seat"
      description="Members hold one from the moment they join."
      action={can('members:invite') && <Button onClick={invite}>Invite people</Button>}
    />
  );
}
