import { dataOf, ProblemError } from '@moorage/api-client';
import { Anchor, Avatar, Badge, Breadcrumbs, DataList, Grid, Group, Stack, Text } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Detail } from '../../components/detail.tsx';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { MemberChangesSection } from './member-changes-section.tsx';
import { MemberMenu } from './member-menu.tsx';
import { memberLook } from './member-status.ts';
import type { Member } from './members.ts';
import { RoleMenu } from './role-menu.tsx';
import { SyncCell } from './sync-cell.tsx';

/** One member: who they are here, what the bot knows of them, and what was changed about them. */
export function MemberPage() {
  const { can, api, slug } = useOrganization();
  const { memberId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['members', slug, 'one', memberId],
    queryFn: () => dataOf(api.GET('/api/members/{id}', { params: { path: { id: memberId } } })),
    enabled: can('members:read'),
    meta: { topics: ['members', 'provisioning', 'organization'] },
  });
  if (!can('members:read')) {
    return (
      <Page title="Member">
        <NotForRole who="Owners, admins, managers and support see the team." />
      </Page>
    );
  }
  if (error instanceof ProblemError && error.status === 404) {
    return (
      <Page title="No such member">
        <NothingHere
          icon={IconUserOff}
          title="There is no such member"
          description="The address is wrong, or it is of somebody in another organisation."
          action={
            <Anchor component={Link} to={`/orgs/${slug}/team`} fw={600}>
              To the team
            </Anchor>
          }
        />
      </Page>
    );
  }
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  return <Profile member={data} />;
}

function Profile({ member }: { member: Member }) {
  const { slug, can, organization } = useOrganization();
  const { name, email, status, holdsSeat, joinedAt, lastSeenAt } = member;
  const entries = [
    { label: 'Role', value: <RoleMenu member={member} /> },
    { label: 'Status', value: <StatusBadge look={memberLook(status)} /> },
    { label: 'Seat', value: holdsSeat ? 'Holds one' : 'Holds none' },
    { label: 'In the bot', value: member.sync.length > 0 || status === 'ACTIVE' ? <SyncCell member={member} /> : '–' },
    { label: 'Joined', value: <Time value={joinedAt} as="exact" /> },
    { label: 'Last seen', value: lastSeenAt === undefined ? 'never' : <Time value={lastSeenAt} /> },
  ];
  return (
    <Stack gap="sm">
      <Breadcrumbs maw={1120} w="100%" mx="auto">
        <Anchor component={Link} to={`/orgs/${slug}/team`} fz="sm">
          Team
        </Anchor>
        <Text fz="sm" c="dimmed" truncate>
          {name}
        </Text>
      </Breadcrumbs>
      <Page
        title={name}
        description={
          <Group gap="xs" component="span">
            <Avatar
              name={name}
              color="initials"
              allowedInitialsColors={['harbor', 'blue', 'green', 'yellow']}
              size={26}
              component="span"
              aria-hidden
            />
            <span style={{ overflowWrap: 'anywhere' }}>{email}</span>
            {member.id === organization.membershipId && <Badge color="gray">You</Badge>}
          </Group>
        }
        actions={<MemberMenu member={member} />}
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: can('audit:read') ? 5 : 12 }}>
            <Section title="Membership">
              <DataList labelWidth="96px">
                {entries.map(({ label, value }) => (
                  <Detail key={label} label={label}>
                    {value}
                  </Detail>
                ))}
              </DataList>
            </Section>
          </Grid.Col>
          {can('audit:read') && (
            <Grid.Col span={{ base: 12, md: 7 }}>
              <MemberChangesSection membershipId={member.id} />
            </Grid.Col>
          )}
        </Grid>
      </Page>
    </Stack>
  );
}
