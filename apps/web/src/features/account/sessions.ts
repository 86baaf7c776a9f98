import { dataOf, type ItemOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type Session = ItemOf<'/api/me/sessions'>;

const key = ['my-sessions'];

export function useSessions() {
  return useQuery({
    queryKey: key,
    queryFn: () => dataOf(api.GET('/api/me/sessions')),
    meta: { topics: ['sessions'] },
  });
}

export function useEndSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useEndOtherSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/me/sessions'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
