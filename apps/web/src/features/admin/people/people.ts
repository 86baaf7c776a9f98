import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type Person = ItemOf<'/api/admin/people'>;

export function usePeople(query: QueryOf<'/api/admin/people'>) {
  return useQuery({
    queryKey: ['admin-people', query],
    queryFn: () => dataOf(api.GET('/api/admin/people', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['people'] },
  });
}

export function useSetPlatformAdmin() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, platformAdmin }: { id: string; platformAdmin: boolean }) => {
      const at = { params: { path: { id } } };
      return platformAdmin
        ? api.POST('/api/admin/people/{id}/platform-admin', at)
        : api.DELETE('/api/admin/people/{id}/platform-admin', at);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin-people'] }),
  });
}
