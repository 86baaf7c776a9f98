import { dataOf, type MoorageClient } from '@moorage/api-client';
import { useMemo } from 'react';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { ApiKeyPage } from '../api-keys/api-key-page.tsx';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import { useOrganization } from '../organizations/organization-context.ts';

const keysOf = (api: MoorageClient, slug: string): ApiKeyStore => ({
  queryKey: ['organization-api-keys', slug],
  list: () => dataOf(api.GET('/api/api-keys')),
  create: (body) => dataOf(api.POST('/api/api-keys', { body })),
  revoke: (id) => api.DELETE('/api/api-keys/{id}', { params: { path: { id } } }),
});

/** Keys that act for the organisation, and stay when whoever made them leaves. */
export function OrganizationApiKeysPage() {
  const { organization, api, slug, can } = useOrganization();
  const store = useMemo(() => keysOf(api, slug), [api, slug]);
  if (can('api-keys:manage')) {
    return (
      <ApiKeyPage
        store={store}
        withAdmin={false}
        description={`They let programs act for ${organization.name}, and stay when whoever made them leaves.`}
      />
    );
  }
  return (
    <Page title="API keys">
      <NotForRole who="Owners and admins manage these." />
    </Page>
  );
}
