import { dataOf, type MoorageClient } from '@moorage/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export const instancesQuery = (slug: string, api: MoorageClient) =>
  queryOptions({
    queryKey: ['instances', slug],
    queryFn: () => dataOf(api.GET('/api/instances')),
    meta: { topics: ['instances'] },
  });

/** The instances of the organisation; one, as long as there is one bot app. */
export function useInstances() {
  const { api, slug } = useOrganization();
  return useQuery(instancesQuery(slug, api));
}
