import { dataOf, type ItemOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type DomainClaim = ItemOf<'/api/domains'>;
export type DomainStatus = DomainClaim['status'];

const keyOf = (slug: string): string[] => ['domains', slug];
/** A look takes seconds; the live stream tells of its end sooner, where there is one. */
const pollMs = 3_000;

export function useDomains() {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: keyOf(slug),
    queryFn: () => dataOf(api.GET('/api/domains')),
    meta: { topics: ['domains'] },
    refetchInterval: ({ state }) => (state.data?.items.some(({ checking }) => checking) === true ? pollMs : false),
  });
}

export function useDomainChanges() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const refresh = (): Promise<unknown> => queryClient.invalidateQueries({ queryKey: keyOf(slug) });
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    claim: (domain: string) => dataOf(api.POST('/api/domains', { body: { domain } })).finally(() => void refresh()),
    verify: useMutation({
      mutationFn: (id: string) => api.POST('/api/domains/{id}/verify', at(id)),
      onSettled: refresh,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.DELETE('/api/domains/{id}', at(id)),
      onSettled: refresh,
    }),
  };
}
