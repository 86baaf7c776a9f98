import { AppShell, Box, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Logo } from '../../components/logo.tsx';
import { MaintenanceBanner } from '../../features/maintenance/maintenance-banner.tsx';
import { NoticesBell } from '../../features/notices/notices-bell.tsx';
import { useLive } from '../../lib/live.ts';
import { AccountMenu } from './account-menu.tsx';
import { ColorSchemeToggle } from './color-scheme-toggle.tsx';
import { CommandPalette } from './command-palette.tsx';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { SearchButton } from './search-button.tsx';
import { Sidebar } from './sidebar.tsx';
import { useShellScope } from './use-shell-scope.ts';
import classes from './shell.module.css';

/** What surrounds every page of a person who is signed in. */
export function Shell() {
  const [navOpen, nav] = useDisclosure(false);
  const { pathname } = useLocation();
  const { live, area } = useShellScope();
  const { close } = nav;
  useLive(live);
  useEffect(() => close(), [pathname, close]);
  return (
    <AppShell
      header={{ height: 58 }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !navOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <AppShell.Header className={classes['bar']}>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={navOpen}
            onClick={nav.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label="Navigation"
            aria-expanded={navOpen}
          />
          <Box component={Link} to="/" className={classes['logo']} aria-label="Moorage, start page" visibleFrom="sm">
            <Logo />
          </Box>
          <OrganizationSwitcher area={area} />
          <Box flex={1} />
          <SearchButton />
          <ColorSchemeToggle />
          <NoticesBell />
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes['sidebar']} p="sm" aria-label="Main">
        <Sidebar />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes['main']}>
        <MaintenanceBanner slug={live.of === 'organization' ? live.tenant : undefined} />
        <Outlet />
      </AppShell.Main>
      <CommandPalette />
    </AppShell>
  );
}
