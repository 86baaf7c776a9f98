import { Button, Combobox, Group, Text, useCombobox, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconPlus,
  IconSearch,
  IconSelector,
  IconShieldCog,
  IconUserCircle,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { OrganizationMark, type OrganizationLook } from '../../components/organization-mark.tsx';
import { useMyOrganizations, type OrganizationSummary } from '../../features/organizations/my-organizations.ts';
import { roleName } from '../../lib/role-name.ts';
import { matchingOrganizations } from './matching-organizations.ts';
import classes from './shell.module.css';

const areaNames = { account: 'Your account', admin: 'Platform admin' } as const;
/** What else can be chosen. No slugs: those have three characters or more. */
const actions = [
  { value: '+', label: 'Make an organisation', to: '/orgs/new', icon: IconPlus },
  { value: '?', label: 'Join your colleagues', to: '/join', icon: IconUserQuestion },
];

/** Lists my organisations, finds one by a few letters, and says where I am. The choice is remembered when its page opens. */
export function OrganizationSwitcher({ area }: { area: 'organization' | 'account' | 'admin' }) {
  const { slug } = useParams();
  const { data } = useMyOrganizations();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => {
      combobox.focusSearchInput();
      combobox.selectActiveOption();
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
  });
  const { selectFirstOption } = combobox;
  // After the options were drawn anew.
  useEffect(() => {
    if (search !== '') selectFirstOption();
  }, [search, selectFirstOption]);
  const organizations = data?.items ?? [];
  const found = matchingOrganizations(organizations, search);
  const current = organizations.find((organization) => organization.slug === slug);
  const label = area === 'organization' ? (current?.name ?? slug ?? '') : areaNames[area];
  return (
    <Combobox
      store={combobox}
      width={300}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(chosen) => {
        combobox.closeDropdown();
        void navigate(actions.find(({ value }) => value === chosen)?.to ?? `/orgs/${chosen}`);
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          variant="default"
          className={classes['switcher']}
          px="xs"
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
          leftSection={<AreaMark area={area} organization={current ?? { name: label }} />}
          rightSection={<IconSelector size={16} aria-hidden />}
        >
          <VisuallyHidden component="span">Switch from </VisuallyHidden>
          <Text component="span" inherit lh={1.6} truncate>
            {label}
          </Text>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder="Find an organisation"
          aria-label="Find an organisation"
          leftSection={<IconSearch size={16} aria-hidden />}
        />
        <Combobox.Options mah={340} style={{ overflowY: 'auto' }} aria-label="Your organisations">
          {found.map((organization) => (
            <OrganizationOption
              key={organization.id}
              organization={organization}
              isCurrent={organization.slug === slug}
            />
          ))}
          {actions.map(({ value, label: action, icon: ActionIcon }) => (
            <Combobox.Option key={value} value={value}>
              <Group gap="sm" wrap="nowrap" py={4}>
                <ActionIcon size={18} aria-hidden />
                <Text fz="sm" inherit>
                  {action}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {found.length === 0 && search !== '' && (
          <Combobox.Footer>
            <Text fz="xs" c="dimmed" role="status">
              You are in no organisation by this name.
            </Text>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function OrganizationOption({ organization, isCurrent }: { organization: OrganizationSummary; isCurrent: boolean }) {
  return (
    <Combobox.Option value={organization.slug} active={isCurrent}>
      <Group gap="sm" wrap="nowrap">
        <OrganizationMark organization={organization} size={28} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Text fz="sm" fw={600} truncate data-testid="organization-name">
            {organization.name}
          </Text>
          <Text fz="xs" className={classes['hint']} truncate>
            {roleName(organization.role)} · {organization.slug}
          </Text>
        </div>
        {isCurrent && <IconCheck size={16} aria-label="You are here" />}
      </Group>
    </Combobox.Option>
  );
}

function AreaMark({
  area,
  organization,
}: {
  area: 'organization' | 'account' | 'admin';
  organization: OrganizationLook;
}) {
  if (area === 'account') return <IconUserCircle size={20} stroke={1.7} aria-hidden />;
  if (area === 'admin') return <IconShieldCog size={20} stroke={1.7} aria-hidden />;
  return <OrganizationMark organization={organization} size={24} />;
}
