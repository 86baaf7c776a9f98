import { dataOf } from '@moorage/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';
import type { InstanceAction } from './instance-look.ts';

export function useInstanceAction(id: string) {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const at = { params: { path: { id } } };
  return useMutation({
    mutationFn: (action: InstanceAction) => {
      switch (action) {
        case 'start':
          return dataOf(api.POST('/api/instances/{id}/start', at));
        case 'stop':
          return dataOf(api.POST('/api/instances/{id}/stop', at));
        case 'restart':
          return dataOf(api.POST('/api/instances/{id}/restart', at));
        case 'retry':
          return dataOf(api.POST('/api/instances/{id}/retry', at));
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['instances', slug] }),
  });
}
