import { dataOf, type ResponseOf } from '@moorage/api-client';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type MyJoinRequests = ResponseOf<'/api/me/join-requests', 'get'>;
export type JoinOffer = NonNullable<MyJoinRequests['offer']>;
export type MyJoinRequest = MyJoinRequests['items'][number];

const myJoinRequestsQuery = queryOptions({
  queryKey: ['my-join-requests'],
  queryFn: () => dataOf(api.GET('/api/me/join-requests')),
  meta: { topics: ['join-requests', 'organization'] },
});

/** The organisation of the person's domain, where there is one to join, and what they asked before. */
export function useMyJoinRequests() {
  return useQuery(myJoinRequestsQuery);
}

export function useJoinRequestChanges() {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: myJoinRequestsQuery.queryKey });
  return {
    ask: useMutation({
      mutationFn: (orgId: string) => dataOf(api.POST('/api/me/join-requests', { body: { orgId } })),
      onSettled: refresh,
    }),
    withdraw: useMutation({
      mutationFn: (id: string) => api.POST('/api/me/join-requests/{id}/withdraw', { params: { path: { id } } }),
      onSettled: refresh,
    }),
  };
}
