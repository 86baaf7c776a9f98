import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type ResourceSample = ResponseOf<'/api/instances/{id}/stats', 'get'>;

const sampleEveryMs = 3_000;
const samplesKept = 60;

/** The last three minutes of an instance, as seen since the page was opened; the latest is the last one. */
export function useResourceSamples(instanceId: string, running: boolean) {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const queryKey = ['instance-stats', slug, instanceId];
  return useQuery({
    queryKey,
    queryFn: async (): Promise<ResourceSample[]> => {
      const sample = await dataOf(api.GET('/api/instances/{id}/stats', { params: { path: { id: instanceId } } }));
      const before = queryClient.getQueryData<ResourceSample[]>(queryKey) ?? [];
      return [...before.filter(({ at }) => at !== sample.at), sample].slice(-samplesKept);
    },
    enabled: running,
    refetchInterval: sampleEveryMs,
    staleTime: 0,
    retry: false,
  });
}
