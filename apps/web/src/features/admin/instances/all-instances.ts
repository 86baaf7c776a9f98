import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { InstanceAction } from '../../instance/instance-look.ts';

export type AdminInstance = ItemOf<'/api/admin/instances'>;

export function useAllInstances(query: QueryOf<'/api/admin/instances'>) {
  return useQuery({
    queryKey: ['admin-instances', query],
    queryFn: () => dataOf(api.GET('/api/admin/instances', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['instances'] },
  });
}

export function useAdminInstanceAction() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: InstanceAction }) => {
      const at = { params: { path: { id } } };
      switch (action) {
        case 'start':
          return dataOf(api.POST('/api/admin/instances/{id}/start', at));
        case 'stop':
          return dataOf(api.POST('/api/admin/instances/{id}/stop', at));
        case 'restart':
          return dataOf(api.POST('/api/admin/instances/{id}/restart', at));
        case 'retry':
          return dataOf(api.POST('/api/admin/instances/{id}/retry', at));
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin-instances'] }),
  });
}
