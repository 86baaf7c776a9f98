import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type Release = ItemOf<'/api/admin/releases'>;
export type FollowedImage = ItemOf<'/api/admin/followed-images'>;

export function useReleases(query: QueryOf<'/api/admin/releases', 'get'>) {
  return useQuery({
    queryKey: ['admin-releases', query],
    queryFn: () => dataOf(api.GET('/api/admin/releases', { params: { query } })),
    meta: { topics: ['releases'] },
    placeholderData: keepPreviousData,
  });
}

export function useFollowedImages() {
  return useQuery({
    queryKey: ['admin-followed-images'],
    queryFn: () => dataOf(api.GET('/api/admin/followed-images')),
    meta: { topics: ['releases'] },
    // Looks that find nothing new are told to nobody.
    refetchInterval: 30_000,
  });
}

export function useReleaseChanges() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['admin-releases'] });
  const quarantine = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      dataOf(api.PUT('/api/admin/releases/{id}/quarantine', { params: { path: { id } }, body: { reason } })),
    onSettled,
    meta: { showsItsProblem: true },
  });
  const lift = useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/api/admin/releases/{id}/quarantine', { params: { path: { id } } })),
    onSettled,
  });
  const look = useMutation({
    mutationFn: () => dataOf(api.POST('/api/admin/followed-images/look')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin-followed-images'] }),
  });
  return { quarantine, lift, look };
}
