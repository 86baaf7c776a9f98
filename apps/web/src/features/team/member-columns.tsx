import { Badge, Text } from '@mantine/core';
import type { Column } from '../../components/data-table.tsx';
import { PersonCell } from '../../components/person-cell.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { memberLook } from './member-status.ts';
import type { Member, MemberQuery } from './members.ts';
import { RoleMenu } from './role-menu.tsx';
import { SyncCell } from './sync-cell.tsx';

type MemberSort = NonNullable<MemberQuery['sort']>;

export const memberSorts: readonly MemberSort[] = ['name', 'email', 'role', 'joined'];

export const memberColumns: readonly Column<Member, MemberSort>[] = [
  { label: 'Name', sortBy: 'name', render: (member) => <Who member={member} /> },
  { label: 'Role', sortBy: 'role', render: (member) => <RoleMenu member={member} /> },
  { label: 'Status', render: ({ status }) => <StatusBadge look={memberLook(status)} /> },
  {
    label: 'In the bot',
    render: (member) =>
      member.status === 'ACTIVE' || member.sync.length > 0 ? <SyncCell member={member} /> : <Dash />,
  },
  {
    label: 'Last seen',
    render: ({ lastSeenAt }) => (lastSeenAt === undefined ? <Dash text="never" /> : <Small value={lastSeenAt} />),
  },
  { label: 'Joined', sortBy: 'joined', render: ({ joinedAt }) => <Small value={joinedAt} /> },
];

function Who({ member }: { member: Member }) {
  const { organization, slug } = useOrganization();
  const isMe = member.id === organization.membershipId;
  return (
    <PersonCell
      name={member.name}
      email={member.email}
      to={`/orgs/${slug}/team/${member.id}`}
      mark={isMe && <Badge color="gray">You</Badge>}
    />
  );
}

function Small({ value }: { value: string }) {
  return (
    <Text fz="sm" component="span">
      <Time value={value} />
    </Text>
  );
}

function Dash({ text = '–' }: { text?: string }) {
  return (
    <Text fz="sm" c="dimmed" component="span">
      {text}
    </Text>
  );
}
