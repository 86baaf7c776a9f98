import { ActionIcon, Avatar, Menu, Text, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceLaptop, IconKey, IconLogout, IconShieldCog, IconSunMoon, IconUser } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSignedIn } from '../../features/session/require-session.tsx';
import { useSignOut } from '../../features/session/use-sign-out.ts';

export function AccountMenu() {
  const me = useSignedIn();
  const signOut = useSignOut();
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <Menu width={260}>
      <Menu.Target>
        <ActionIcon variant="transparent" radius="xl" size={36}>
          <VisuallyHidden>Account of {me.name}</VisuallyHidden>
          <Avatar
            name={me.name}
            color="initials"
            allowedInitialsColors={['harbor', 'blue', 'green', 'yellow']}
            size={34}
            aria-hidden
          />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fz="sm" fw={650} c="var(--mantine-color-text)" truncate>
            {me.name}
          </Text>
          <Text fz="xs" truncate>
            {me.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account/profile" leftSection={<IconUser size={17} aria-hidden />}>
          Profile
        </Menu.Item>
        <Menu.Item component={Link} to="/account/sessions" leftSection={<IconDeviceLaptop size={17} aria-hidden />}>
          Sessions
        </Menu.Item>
        <Menu.Item component={Link} to="/account/api-keys" leftSection={<IconKey size={17} aria-hidden />}>
          API keys
        </Menu.Item>
        {me.platformAdmin && (
          <>
            <Menu.Divider />
            <Menu.Item component={Link} to="/admin/organizations" leftSection={<IconShieldCog size={17} aria-hidden />}>
              Platform admin
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item hiddenFrom="xs" onClick={toggleColorScheme} leftSection={<IconSunMoon size={17} aria-hidden />}>
          Light or dark
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()} leftSection={<IconLogout size={17} aria-hidden />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
