import { dataOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

/** An instance with the release that it is offered and the update that isn't over. */
export function useInstanceDetails(id: string) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['instance', slug, id],
    queryFn: () => dataOf(api.GET('/api/instances/{id}', { params: { path: { id } } })),
    meta: { topics: ['instances'] },
  });
}

export function useBotUpdates(id: string) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['bot-updates', slug, id],
    queryFn: () => dataOf(api.GET('/api/instances/{id}/updates', { params: { path: { id } } })),
    meta: { topics: ['instances'] },
  });
}

/** What an update failed by; asked for once somebody wants to see it. */
export function useUpdateEvidence(id: string, updateId: string) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['update-evidence', slug, updateId],
    queryFn: () =>
      dataOf(api.GET('/api/instances/{id}/updates/{updateId}/evidence', { params: { path: { id, updateId } } })),
    staleTime: Infinity,
  });
}

export function useUpdateChoice(id: string) {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ choice, releaseId }: { choice: 'now' | 'later'; releaseId: string }) => {
      const at = { params: { path: { id } }, body: { releaseId } };
      return choice === 'now'
        ? dataOf(api.POST('/api/instances/{id}/updates', at)).then(() => undefined)
        : dataOf(api.POST('/api/instances/{id}/updates/later', at)).then(() => undefined);
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['instance', slug, id] }),
        queryClient.invalidateQueries({ queryKey: ['bot-updates', slug, id] }),
      ]),
  });
}
