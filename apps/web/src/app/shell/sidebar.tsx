import { NavLink, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'react-router';
import { useMyOrganizations } from '../../features/organizations/my-organizations.ts';
import type { DestinationGroup } from './navigation.ts';
import { useOrganizationNavigation, useShellScope } from './use-shell-scope.ts';
import classes from './shell.module.css';

export function Sidebar() {
  const { slug } = useParams();
  const { groups, area } = useShellScope();
  return (
    <ScrollArea type="hover" scrollbarSize={8} h="100%">
      {area !== 'organization' && <BackToOrganization />}
      {slug === undefined ? <Groups groups={groups} /> : <OrganizationGroups slug={slug} />}
    </ScrollArea>
  );
}

function OrganizationGroups({ slug }: { slug: string }) {
  const groups = useOrganizationNavigation(slug);
  if (groups !== undefined) return <Groups groups={groups} />;
  return (
    <Stack gap="sm" p="xs" aria-hidden>
      <Skeleton h={14} w="40%" />
      <Skeleton h={18} w="70%" />
      <Skeleton h={18} w="60%" />
    </Stack>
  );
}

function Groups({ groups }: { groups: readonly DestinationGroup[] }) {
  const { pathname } = useLocation();
  return (
    <Stack gap="lg">
      {groups.map((group) => (
        <Stack key={group.label} gap={2} role="group" aria-label={group.label}>
          <Text fz={11} fw={650} c="dimmed" tt="uppercase" lts="0.06em" px={10} pb={4} aria-hidden>
            {group.label}
          </Text>
          {group.destinations.map(({ label, to, icon: DestinationIcon, badge: DestinationBadge, exact }) => {
            const active = exact === true ? pathname === to : pathname === to || pathname.startsWith(`${to}/`);
            return (
              <NavLink
                key={to}
                component={Link}
                to={to}
                label={label}
                active={active}
                aria-current={active ? 'page' : undefined}
                leftSection={<DestinationIcon size={19} stroke={1.7} aria-hidden />}
                rightSection={DestinationBadge && <DestinationBadge />}
                className={classes['link']}
              />
            );
          })}
        </Stack>
      ))}
    </Stack>
  );
}

function BackToOrganization() {
  const { data } = useMyOrganizations();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <NavLink
      component={Link}
      to="/"
      label="Back to the organisation"
      leftSection={<IconArrowLeft size={18} aria-hidden />}
      className={classes['link']}
      mb="md"
    />
  );
}
