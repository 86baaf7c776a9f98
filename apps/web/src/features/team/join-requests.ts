import type { ItemOf, QueryOf } from '@moorage/api-client';
import { dataOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';

export type JoinRequest = ItemOf<'/api/join-requests'>;
export type JoinRequestStatus = JoinRequest['status'];
export type JoinRequestQuery = QueryOf<'/api/join-requests'>;

export function useJoinRequests(query: JoinRequestQuery, { enabled = true }: { enabled?: boolean } = {}) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['join-requests', slug, query],
    queryFn: () => dataOf(api.GET('/api/join-requests', { params: { query } })),
    placeholderData: keepPreviousData,
    enabled,
    meta: { topics: ['join-requests'] },
  });
}

/** How many wait for a decision; 0 for those who don't decide. */
export function useOpenJoinRequests(): number {
  const { can } = useOrganization();
  const { data } = useJoinRequests({ status: 'PENDING', limit: 1 }, { enabled: can('join-requests:manage') });
  return data?.open ?? 0;
}

export function useJoinRequestDecisions() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const refresh = (): Promise<unknown> =>
    Promise.all(
      [
        ['join-requests', slug],
        ['members', slug],
        ['organization', slug],
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    approve: useMutation({
      mutationFn: ({ id, role }: { id: string; role: Role }) =>
        api.POST('/api/join-requests/{id}/approve', { ...at(id), body: { role } }),
      onSettled: refresh,
    }),
    decline: ({ id, reason }: { id: string; reason: string }) =>
      api.POST('/api/join-requests/{id}/decline', { ...at(id), body: { reason } }).finally(() => void refresh()),
  };
}
