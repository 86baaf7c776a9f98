import { Badge } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { Column } from '../../../components/data-table.tsx';
import { Page } from '../../../components/page.tsx';
import { PersonCell } from '../../../components/person-cell.tsx';
import { Time } from '../../../components/time.tsx';
import { sortingOf } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { useSignedIn } from '../../session/require-session.tsx';
import { ListFrame } from '../../../components/list-frame.tsx';
import { usePeople, type Person } from './people.ts';
import { PlatformAdminSwitch } from './platform-admin-switch.tsx';

const peopleSorts = ['created', 'name', 'email'] as const;
type PeopleSort = (typeof peopleSorts)[number];

const columns: readonly Column<Person, PeopleSort>[] = [
  { label: 'Person', sortBy: 'name', render: (person) => <WhoIs person={person} /> },
  {
    label: 'E-mail',
    sortBy: 'email',
    render: ({ emailVerified }) => (
      <Badge color={emailVerified ? 'green' : 'yellow'}>{emailVerified ? 'Verified' : 'Not verified'}</Badge>
    ),
  },
  {
    label: 'Last seen',
    render: ({ lastSeenAt }) => (lastSeenAt === undefined ? 'never' : <Time value={lastSeenAt} />),
  },
  { label: 'Account made', sortBy: 'created', render: ({ createdAt }) => <Time value={createdAt} /> },
  { label: 'Platform admin', render: (person) => <PlatformAdminSwitch person={person} /> },
];

function WhoIs({ person }: { person: Person }) {
  const me = useSignedIn();
  return (
    <PersonCell name={person.name} email={person.email} mark={person.id === me.id && <Badge color="gray">You</Badge>} />
  );
}

export function PeoplePage() {
  const list = useListAddress();
  const sorting = sortingOf(list.address, peopleSorts, { sort: 'created', direction: 'desc' });
  const query = usePeople({
    ...sorting,
    ...list.searchedPage,
  });
  return (
    <Page title="People" description="Everybody with an account in this installation.">
      <ListFrame
        label="People"
        searchLabel="Search by name or e-mail"
        list={list}
        query={query}
        columns={columns}
        sorting={sorting}
        rowKey={({ id }) => id}
        empty={{ icon: IconUsersGroup, title: 'Nobody yet', description: 'People show up here when they sign up.' }}
      />
    </Page>
  );
}
