import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconExternalLink, IconLogout, IconPlus, IconSearch, IconSunMoon } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import { OrganizationMark } from '../../components/organization-mark.tsx';
import { useMyOrganizations } from '../../features/organizations/my-organizations.ts';
import { useSignedIn } from '../../features/session/require-session.tsx';
import { useSignOut } from '../../features/session/use-sign-out.ts';
import { accountNavigation, adminNavigation, type DestinationGroup } from './navigation.ts';
import { useOrganizationNavigation } from './use-shell-scope.ts';

/** Ctrl/Cmd + K: everything that the menus reach, by typing. */
export function CommandPalette() {
  const { slug } = useParams();
  const navigate = useNavigate();
  const me = useSignedIn();
  const signOut = useSignOut();
  const { toggleColorScheme } = useMantineColorScheme();
  const { data } = useMyOrganizations();
  const organizations = data?.items ?? [];
  const here = useOrganizationNavigation(slug ?? '') ?? [];

  const pages = (group: string, groups: readonly DestinationGroup[]): SpotlightActionGroupData => ({
    group,
    actions: groups
      .flatMap(({ destinations }) => destinations)
      .map(({ label, to, icon: DestinationIcon }) => ({
        id: to,
        label,
        onClick: () => void navigate(to),
        leftSection: <DestinationIcon size={20} stroke={1.7} aria-hidden />,
      })),
  });
  const actions: SpotlightActionGroupData[] = [
    ...(slug === undefined ? [] : [pages('This organisation', here)]),
    {
      group: 'Organisations',
      actions: [
        ...organizations.map((organization) => ({
          id: `org-${organization.id}`,
          label: organization.name,
          description: organization.slug,
          onClick: () => void navigate(`/orgs/${organization.slug}`),
          leftSection: <OrganizationMark organization={organization} size={22} />,
        })),
        ...organizations.map((organization) => ({
          id: `bot-${organization.id}`,
          label: `Open the bot of ${organization.name}`,
          onClick: () => void window.open(organization.botUrl, '_blank', 'noopener'),
          leftSection: <IconExternalLink size={20} stroke={1.7} aria-hidden />,
        })),
        {
          id: 'new',
          label: 'Make an organisation',
          onClick: () => void navigate('/orgs/new'),
          leftSection: <IconPlus size={20} stroke={1.7} aria-hidden />,
        },
      ],
    },
    pages('Your account', accountNavigation),
    ...(me.platformAdmin ? [pages('Platform admin', adminNavigation)] : []),
    {
      group: 'Actions',
      actions: [
        {
          id: 'scheme',
          label: 'Switch between light and dark',
          onClick: toggleColorScheme,
          leftSection: <IconSunMoon size={20} stroke={1.7} aria-hidden />,
        },
        {
          id: 'sign-out',
          label: 'Sign out',
          onClick: () => signOut.mutate(),
          leftSection: <IconLogout size={20} stroke={1.7} aria-hidden />,
        },
      ],
    },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut="mod + K"
      nothingFound="Nothing by this name"
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: 'Go to a page, an organisation, a bot…',
        'aria-label': 'Go to',
      }}
    />
  );
}
