import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { roleName } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useRoles, type RoleView } from '../team/roles.ts';
import { PermissionTable } from './permission-table.tsx';

/** What each role is, and what it may do: for everybody, so that nobody has to ask whom to ask. */
export function RolesPage() {
  const { organization } = useOrganization();
  const { data, error, refetch } = useRoles();
  const { role: own, membershipId } = organization;
  const standing =
    membershipId === undefined
      ? `As a platform admin you may do what owners may, and each of it is noted as yours.`
      : `You are ${roleName(own)} here.`;
  return (
    <Page
      title="Who may do what"
      description={`Each role in ${organization.name} holds its own set of permissions. ${standing}`}
    >
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : (
        <>
          <Section title="Roles">
            {data === undefined ? <Skeleton h={300} /> : <RoleDescriptions roles={data.items} own={own} />}
          </Section>
          {data === undefined ? (
            <Skeleton h={480} radius="lg" />
          ) : (
            <PermissionTable roles={data.items} groups={data.permissionGroups} own={own} />
          )}
        </>
      )}
    </Page>
  );
}

function RoleDescriptions({ roles, own }: { roles: readonly RoleView[]; own: RoleView['role'] }) {
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {roles.map(({ role, description, occupiesSeat }) => (
        <Group component="li" key={role} gap="md" align="baseline" wrap="wrap">
          <Group gap="xs" w={{ base: '100%', sm: 190 }}>
            <Text component="span" fz="sm" fw={600}>
              {roleName(role)}
            </Text>
            {role === own && <Badge>You</Badge>}
            {occupiesSeat && (
              <Badge color="gray" variant="outline">
                Seat
              </Badge>
            )}
          </Group>
          <Text component="span" fz="sm" c="dimmed" flex="1 1 240px">
            {description}.
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
