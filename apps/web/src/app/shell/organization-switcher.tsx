import { Avatar, Button, Menu, ScrollArea, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector, IconShieldCog, IconUserCircle } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useMyOrganizations, type OrganizationSummary } from '../../features/organizations/my-organizations.ts';
import { roleName } from '../../lib/role-name.ts';
import classes from './shell.module.css';

const areaNames = { account: 'Your account', admin: 'Platform admin' } as const;

/** Lists my organisations and says where I am. The choice is remembered when its page opens. */
export function OrganizationSwitcher({ area }: { area: 'organization' | 'account' | 'admin' }) {
  const { slug } = useParams();
  const { data } = useMyOrganizations();
  const organizations = data?.items ?? [];
  const current = organizations.find((organization) => organization.slug === slug);
  const label = area === 'organization' ? (current?.name ?? slug ?? '') : areaNames[area];
  return (
    <Menu width={300} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className={classes['switcher']}
          px="xs"
          leftSection={<AreaMark area={area} name={label} />}
          rightSection={<IconSelector size={16} aria-hidden />}
        >
          <VisuallyHidden component="span">Switch from </VisuallyHidden>
          <Text component="span" inherit lh={1.6} truncate>
            {label}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {organizations.length > 0 && <Menu.Label>Your organisations</Menu.Label>}
        <ScrollArea.Autosize mah={320} type="auto">
          {organizations.map((organization) => (
            <OrganizationItem
              key={organization.id}
              organization={organization}
              isCurrent={organization.slug === slug}
            />
          ))}
        </ScrollArea.Autosize>
        {organizations.length > 0 && <Menu.Divider />}
        <Menu.Item component={Link} to="/orgs/new" leftSection={<IconPlus size={17} aria-hidden />}>
          Make an organisation
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function OrganizationItem({ organization, isCurrent }: { organization: OrganizationSummary; isCurrent: boolean }) {
  return (
    <Menu.Item
      component={Link}
      to={`/orgs/${organization.slug}`}
      aria-current={isCurrent ? 'true' : undefined}
      leftSection={<AreaMark area="organization" name={organization.name} />}
      rightSection={isCurrent ? <IconCheck size={16} aria-hidden /> : undefined}
    >
      <Text fz="sm" fw={600} truncate data-testid="organization-name">
        {organization.name}
      </Text>
      <Text fz="xs" c="dimmed" truncate>
        {roleName(organization.role)} · {organization.slug}
      </Text>
    </Menu.Item>
  );
}

function AreaMark({ area, name }: { area: 'organization' | 'account' | 'admin'; name: string }) {
  if (area === 'account') return <IconUserCircle size={20} stroke={1.7} aria-hidden />;
  if (area === 'admin') return <IconShieldCog size={20} stroke={1.7} aria-hidden />;
  return (
    <Avatar
      name={name}
      color="initials"
      allowedInitialsColors={['harbor', 'blue', 'green', 'yellow']}
      size={24}
      radius="sm"
      aria-hidden
    />
  );
}
