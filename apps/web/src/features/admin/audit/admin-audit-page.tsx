import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { dataOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../../../components/page.tsx';
import { api } from '../../../lib/api.ts';
import { useListAddress, type ListNavigation } from '../../../lib/use-list-address.ts';
import { auditFilterOf } from '../../audit/audit-filters.tsx';
import { AuditExportMenu, AuditLog } from '../../audit/audit-log.tsx';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The log of the installation, or of any organisation. */
export function AdminAuditPage() {
  const list = useListAddress();
  const asked = list.address.get('org') ?? undefined;
  const org: Readonly<Record<string, string>> = asked !== undefined && id.test(asked) ? { org: asked } : {};
  const filter = auditFilterOf(list.address);
  const query = useAuditEntries({
    ...filter,
    ...org,
    ...list.page,
  });
  const exported = new URLSearchParams({ ...org, ...(filter as Record<string, string>) });
  return (
    <Page
      title="Audit log"
      description="What people did to their accounts and admins to the installation; or, of one organisation, what its members see."
      actions={
        <AuditExportMenu
          csv={`/api/admin/audit/export.csv?${exported.toString()}`}
          proofs={`/api/admin/audit/export.jsonl?${new URLSearchParams(org).toString()}`}
        />
      }
    >
      <AuditLog
        list={list}
        query={query}
        filters={<OrganizationFilter list={list} />}
        empty="Nothing was written to this log yet."
      />
    </Page>
  );
}

function OrganizationFilter({ list }: { list: ListNavigation }) {
  const chosen = list.address.get('org');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const { data } = useQuery({
    queryKey: ['admin-organizations', 'choice', search],
    queryFn: () => dataOf(api.GET('/api/admin/organizations', { params: { query: { search, limit: 100 } } })),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map(({ id: value, name, slug }) => ({ value, label: `${name} (${slug})` }));
  const options =
    chosen === null || found.some(({ value }) => value === chosen)
      ? found
      : [{ value: chosen, label: `Organisation ${chosen.slice(0, 8)}` }, ...found];
  return (
    <Select
      aria-label="Organisation"
      placeholder="The installation"
      data={options}
      value={chosen}
      onChange={(org) => list.change({ org: org ?? undefined })}
      searchable
      filter={({ options: all }) => all}
      onSearchChange={(text) => setTyped(options.some(({ label }) => label === text) ? '' : text)}
      nothingFoundMessage="No organisation of that name"
      clearable
      clearButtonProps={{ 'aria-label': 'Clear: Organisation', tabIndex: 0 }}
      flex={{ base: '1 1 100%', xs: '0 0 260px' }}
    />
  );
}

function useAuditEntries(query: QueryOf<'/api/admin/audit'>) {
  return useQuery({
    queryKey: ['admin-audit', query],
    queryFn: () => dataOf(api.GET('/api/admin/audit', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['audit'] },
  });
}
