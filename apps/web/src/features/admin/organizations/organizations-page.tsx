import { Anchor, Text } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Column } from '../../../components/data-table.tsx';
import { ListFilter } from '../../../components/list-filter.tsx';
import { Page } from '../../../components/page.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { chosenOption, sortingOf } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { ListFrame } from '../../../components/list-frame.tsx';
import { OrganizationMenu } from './organization-menu.tsx';
import { organizationLook, queryOfStanding, standingOptions } from './organization-status.ts';
import { useAllOrganizations, type AdminOrganization } from './organizations.ts';
import { Count } from '../../../components/count.tsx';

const organizationSorts = ['created', 'name'] as const;
type OrganizationSort = (typeof organizationSorts)[number];

const columns: readonly Column<AdminOrganization, OrganizationSort>[] = [
  {
    label: 'Organisation',
    sortBy: 'name',
    render: ({ name, slug, canSponsor, canHost }) => (
      <div>
        <Anchor component={Link} to={`/orgs/${slug}`} fz="sm" fw={600}>
          {name}
        </Anchor>
        <Text fz="xs" c="dimmed">
          {[slug, canSponsor && 'sponsor', canHost && 'host'].filter(Boolean).join(' · ')}
        </Text>
      </div>
    ),
  },
  {
    label: 'Status',
    render: (organization) => (
      <div>
        <StatusBadge look={organizationLook(organization)} explanation={organization.statusReason} />
        {organization.deleteAfter !== undefined && (
          <Text fz="xs" c="dimmed">
            deleted <Time value={organization.deleteAfter} />
          </Text>
        )}
      </div>
    ),
  },
  { label: 'Members', render: ({ members }) => <Count value={members} /> },
  {
    label: 'Seats',
    render: ({ seatsUsed, seatsTotal }) => (
      <>
        <Count value={seatsUsed} />
        {seatsTotal === null ? (
          ', no limit'
        ) : (
          <>
            {' of '}
            <Count value={seatsTotal} />
          </>
        )}
      </>
    ),
  },
  { label: 'Made', sortBy: 'created', render: ({ createdAt }) => <Time value={createdAt} /> },
];

export function OrganizationsPage() {
  const list = useListAddress();
  const status = chosenOption(list.address, 'status', standingOptions);
  const sorting = sortingOf(list.address, organizationSorts, { sort: 'created', direction: 'desc' });
  const query = useAllOrganizations({
    ...sorting,
    ...(status !== undefined && queryOfStanding(status)),
    ...list.searchedPage,
  });
  return (
    <Page
      title="Organisations"
      description="All of this installation. Opening one shows it as its owner sees it; what you do there is recorded as yours."
    >
      <ListFrame
        label="Organisations"
        searchLabel="Search by name or address"
        filters={<ListFilter list={list} name="status" label="Status" options={standingOptions} />}
        filterNames={['status']}
        list={list}
        query={query}
        columns={columns}
        sorting={sorting}
        rowKey={({ id }) => id}
        actions={(organization) => <OrganizationMenu organization={organization} />}
        empty={{
          icon: IconBuilding,
          title: 'No organisations yet',
          description: 'They show up here as soon as somebody makes one.',
        }}
      />
    </Page>
  );
}
