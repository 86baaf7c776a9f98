import { dataOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

/** The instances of the organisation; one, as long as there is one bot app. */
export function useInstances() {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['instances', slug],
    queryFn: () => dataOf(api.GET('/api/instances')),
    meta: { topics: ['instances'] },
  });
}
