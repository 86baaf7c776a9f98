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

/** How many wait for a platform admin; for the badge of the navigation. */
export function useWaitingOrganizations() {
  return useQuery({
    queryKey: [key, 'waiting'],
    queryFn: () => dataOf(api.GET('/api/admin/organizations/waiting')),
    meta: { topics: ['organization'] },
  });
}

export function useOrganizationChanges() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [key] });
  return {
    approve: useMutation({
      mutationFn: (id: string) => api.POST('/api/admin/organizations/{id}/approve', { params: { path: { id } } }),
      onSettled,
    }),
    reject: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        api.POST('/api/admin/organizations/{id}/reject', { params: { path: { id } }, body: { reason } }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
    deactivate: useMutation({
      mutationFn: (id: string) =>
        api.POST('/api/admin/organizations/{id}/deactivate', { params: { path: { id } }, body: {} }),
      onSettled,
    }),
    restore: useMutation({
      mutationFn: (id: string) => api.POST('/api/admin/organizations/{id}/restore', { params: { path: { id } } }),
      onSettled,
    }),
    setParent: useMutation({
      mutationFn: ({ id, parentId }: { id: string; parentId: string | null }) =>
        api.PUT('/api/admin/organizations/{id}/parent', { params: { path: { id } }, body: { parentId } }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
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
    setCapabilities: useMutation({
      mutationFn: ({ id, ...body }: { id: string; canSponsor: boolean; canHost: boolean }) =>
        api.PUT('/api/admin/organizations/{id}/capabilities', { params: { path: { id } }, body }),
      meta: { showsItsProblem: true },
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
