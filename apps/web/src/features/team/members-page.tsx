import { Button } from '@mantine/core';
import { IconDownload, IconUsers, IconUserSearch } from '@tabler/icons-react';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListFrame } from '../../components/list-frame.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { filterOf, sortingOf } from '../../lib/list-address.ts';
import { roleOptions } from '../../lib/role-name.ts';
import { useListAddress } from '../../lib/use-list-address.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { memberColumns, memberSorts } from './member-columns.tsx';
import { MemberMenu } from './member-menu.tsx';
import { memberExportAddress } from './member-export.ts';
import { memberStatusOptions } from './member-status.ts';
import { useMembers } from './members.ts';
import { TeamLayout } from './team-layout.tsx';
import { useInvite } from './use-invite.tsx';

export function MembersPage() {
  const { can } = useOrganization();
  return (
    <TeamLayout tab="team">
      {can('members:read') ? <MemberList /> : <NotForRole who="Owners, admins, managers and support see the team." />}
    </TeamLayout>
  );
}

function MemberList() {
  const { can, slug } = useOrganization();
  const list = useListAddress();
  const invite = useInvite();
  const filters = {
    ...filterOf(list.address, 'role', roleOptions),
    ...filterOf(list.address, 'status', memberStatusOptions),
  };
  const sorting = sortingOf(list.address, memberSorts, { sort: 'name', direction: 'asc' });
  const query = useMembers({
    ...sorting,
    ...filters,
    ...list.searchedPage,
  });
  return (
    <ListFrame
      label="Members"
      searchLabel="Search by name or e-mail"
      filters={
        <>
          <ListFilter list={list} name="role" label="Role" options={roleOptions} />
          <ListFilter list={list} name="status" label="Status" options={memberStatusOptions} />
          <Button
            component="a"
            href={memberExportAddress(slug, { ...sorting, ...filters, search: list.search })}
            download
            variant="default"
            ml="auto"
            leftSection={<IconDownload size={17} aria-hidden />}
          >
            Export CSV
          </Button>
        </>
      }
      filterNames={['role', 'status']}
      list={list}
      query={query}
      columns={memberColumns}
      sorting={sorting}
      rowKey={({ id }) => id}
      actions={(member) => <MemberMenu member={member} />}
      empty={{
        icon: IconUsers,
        title: 'Nobody here yet',
        description: 'Invite the people who should use the bot.',
        action: can('members:invite') && <Button onClick={invite}>Invite people</Button>,
      }}
      noMatch={{
        icon: IconUserSearch,
        title: 'Nobody matches',
        description: 'Nobody in the team fits this search and these filters.',
        action: (
          <Button variant="default" onClick={list.reset}>
            Show everybody
          </Button>
        ),
      }}
    />
  );
}
