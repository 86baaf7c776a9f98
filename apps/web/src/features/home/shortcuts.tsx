import { NavLink, Stack } from '@mantine/core';
import {
  IconChevronRight,
  IconHistory,
  IconListCheck,
  IconUserQuestion,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { Section } from '../../components/section.tsx';
import { useOrganization } from '../organizations/organization-context.ts';

interface Shortcut {
  readonly label: string;
  readonly description: string;
  readonly path: string;
  readonly icon: Icon;
  readonly permission?: string;
}

const shortcuts: readonly Shortcut[] = [
  {
    label: 'Team',
    description: 'Who is in, in which role, and whether the bot knows',
    path: 'team',
    icon: IconUsers,
    permission: 'members:read',
  },
  {
    label: 'Join requests',
    description: 'Colleagues who ask to be let in',
    path: 'join-requests',
    icon: IconUserQuestion,
    permission: 'join-requests:manage',
  },
  {
    label: 'Audit log',
    description: 'What was changed, by whom, and from what to what',
    path: 'audit',
    icon: IconHistory,
    permission: 'audit:read',
  },
  {
    label: 'Who may do what',
    description: 'What each role is allowed, and why',
    path: 'roles',
    icon: IconListCheck,
  },
];

/** For those who run the day or look into what went wrong, without changing settings. */
export function Shortcuts() {
  const { slug, can } = useOrganization();
  return (
    <Section title="Look into">
      <Stack gap={4}>
        {shortcuts
          .filter(({ permission }) => permission === undefined || can(permission as Parameters<typeof can>[0]))
          .map(({ label, description, path, icon: ShortcutIcon }) => (
            <NavLink
              key={path}
              component={Link}
              to={`/orgs/${slug}/${path}`}
              label={label}
              description={description}
              leftSection={<ShortcutIcon size={19} stroke={1.7} aria-hidden />}
              rightSection={<IconChevronRight size={15} aria-hidden />}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          ))}
      </Stack>
    </Section>
  );
}
