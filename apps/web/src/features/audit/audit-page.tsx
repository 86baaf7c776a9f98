import { dataOf } from '@moorage/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { useListAddress } from '../../lib/use-list-address.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import type { AuditQuery } from './audit-entry.ts';
import { auditFilterOf } from './audit-filters.tsx';
import { AuditExportMenu, AuditLog } from './audit-log.tsx';

/** What happened in the organisation, and who did it. */
export function AuditPage() {
  const { can } = useOrganization();
  if (can('audit:read')) return <OrganizationAuditLog />;
  return (
    <Page title="Audit log">
      <NotForRole who="Owners, admins, managers and support see what happened." />
    </Page>
  );
}

function OrganizationAuditLog() {
  const { organization, slug } = useOrganization();
  const list = useListAddress();
  const filter = auditFilterOf(list.address);
  const query = useAuditEntries({ ...filter, ...list.page });
  const exported = new URLSearchParams({ tenant: slug, ...(filter as Record<string, string>) });
  return (
    <Page
      title="Audit log"
      description={`Everything that was changed in ${organization.name}, by whom and when. Nobody can change what is written here.`}
      actions={
        <AuditExportMenu
          csv={`/api/audit/export.csv?${exported.toString()}`}
          proofs={`/api/audit/export.jsonl?tenant=${slug}`}
        />
      }
    >
      <AuditLog list={list} query={query} empty="As soon as somebody changes something, it shows up here." />
    </Page>
  );
}

function useAuditEntries(query: AuditQuery) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['audit', slug, query],
    queryFn: () => dataOf(api.GET('/api/audit', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['audit'] },
  });
}
