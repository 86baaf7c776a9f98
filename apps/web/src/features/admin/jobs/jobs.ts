import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type Job = ItemOf<'/api/admin/jobs'>;

/** Jobs change all the time: besides what the live stream tells, the page looks by itself. */
const lookEveryMs = 10_000;

export function useJobs(query: QueryOf<'/api/admin/jobs'>) {
  return useQuery({
    queryKey: ['admin-jobs', query],
    queryFn: () => dataOf(api.GET('/api/admin/jobs', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: lookEveryMs,
    meta: { topics: ['jobs'] },
  });
}

export function useRetryJob() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/admin/jobs/{id}/retry', { params: { path: { id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin-jobs'] }),
  });
}
