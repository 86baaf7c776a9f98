import { dataOf, type BodyOf, type ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type UpdatePolicy = ResponseOf<'/api/organization/update-policy', 'get'>;
export type UpdatePolicyChoice = BodyOf<'/api/organization/update-policy', 'put'>;

const key = 'update-policy';

/** When and how bots of the organisation are updated. */
export function useUpdatePolicy() {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: [key, slug],
    queryFn: () => dataOf(api.GET('/api/organization/update-policy')),
    meta: { topics: ['update-policy'] },
  });
}

/** What one bot is set to itself, and what holds for it. */
export function useBotUpdatePolicy(id: string) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: [key, slug, id],
    queryFn: () => dataOf(api.GET('/api/instances/{id}/update-policy', { params: { path: { id } } })),
    meta: { topics: ['update-policy'] },
  });
}

export function useUpdatePolicyChanges() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [key, slug] });
  return {
    choose: useMutation({
      mutationFn: (body: UpdatePolicyChoice) => api.PUT('/api/organization/update-policy', { body }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
    reset: useMutation({ mutationFn: () => api.DELETE('/api/organization/update-policy'), onSettled }),
    setBot: useMutation({
      mutationFn: ({ id, policy }: { id: string; policy: string | null }) =>
        api.PUT('/api/instances/{id}/update-policy', { params: { path: { id } }, body: { policy } }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
  };
}
