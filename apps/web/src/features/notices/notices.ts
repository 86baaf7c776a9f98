import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type Notice = ItemOf<'/api/me/notices'>;

const key = ['my-notices'];

/** What the person was told, newest first, and how much of it is unread. */
export function useNotices(query: QueryOf<'/api/me/notices'>) {
  return useQuery({
    queryKey: [...key, query],
    queryFn: () => dataOf(api.GET('/api/me/notices', { params: { query } })),
    placeholderData: keepPreviousData,
    // An organisation that is left takes its notices along.
    meta: { topics: ['notices', 'organization'] },
  });
}

export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/me/notices/{id}/read', { params: { path: { id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useMarkAllRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/me/notices/read'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
