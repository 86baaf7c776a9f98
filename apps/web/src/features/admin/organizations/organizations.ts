import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type AdminOrganization = ItemOf<'/api/admin/organizations'>;

const key = 'admin-organizations';

export function useAllOrganizations(query: QueryOf<'/api/admin/organizations'>) {
  return useQuery({
    queryKey: [key, query],
    queryFn: () => dataOf(api.GET('/api/admin/organizations', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['organization', 'members'] },
  });
}

export function useOrganizationChanges() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [key] });
  return {
    suspend: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        api.POST('/api/admin/organizations/{id}/suspend', { params: { path: { id } }, body: { reason } }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
    reactivate: useMutation({
      mutationFn: (id: string) => api.POST('/api/admin/organizations/{id}/reactivate', { params: { path: { id } } }),
      onSettled,
    }),
    setSeats: useMutation({
      mutationFn: ({ id, total }: { id: string; total: number | null }) =>
        api.PUT('/api/admin/organizations/{id}/seats', { params: { path: { id } }, body: { total } }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
  };
}
