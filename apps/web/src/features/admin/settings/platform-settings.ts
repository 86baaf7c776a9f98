import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type PlatformSettings = ResponseOf<'/api/admin/settings', 'get'>;

const key = ['platform-settings'];

export function usePlatformSettings() {
  return useQuery({
    queryKey: key,
    queryFn: () => dataOf(api.GET('/api/admin/settings')),
    meta: { topics: ['settings'] },
  });
}

export function useChangePlatformSettings() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<PlatformSettings>) => dataOf(api.PATCH('/api/admin/settings', { body })),
    meta: { showsItsProblem: true },
    onSuccess: (settings) => queryClient.setQueryData(key, settings),
  });
}
