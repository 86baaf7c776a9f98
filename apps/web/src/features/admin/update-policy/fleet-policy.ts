import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type FleetPolicy = ResponseOf<'/api/admin/update-policy', 'get'>;
export type FleetMode = FleetPolicy['mode'];

const key = 'fleet-policy';

/** What the installation does with new releases. Its figures, which count the whole fleet, are as fresh as `refetchInterval` says. */
export function useFleetPolicy(refetchInterval: number | false = false) {
  return useQuery({
    queryKey: [key],
    queryFn: () => dataOf(api.GET('/api/admin/update-policy')),
    meta: { topics: ['update-policy'] },
    refetchInterval,
  });
}

export function useSetFleetMode() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (mode: FleetMode) => api.PUT('/api/admin/update-policy', { body: { mode } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [key] }),
  });
}

/** One organisation's choice, or the default. */
export function useOrganizationPolicy(id: string) {
  return useQuery({
    queryKey: [key, id],
    queryFn: () => dataOf(api.GET('/api/admin/organizations/{id}/update-policy', { params: { path: { id } } })),
    meta: { topics: ['update-policy'] },
  });
}

export function useOrganizationPolicyChanges(id: string) {
  const queryClient = useQueryClient();
  const params = { path: { id } };
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [key] });
  return {
    choose: useMutation({
      mutationFn: (body: { mode: 'auto' | 'manual'; preferredHourUtc: number }) =>
        api.PUT('/api/admin/organizations/{id}/update-policy', { params, body }),
      meta: { showsItsProblem: true },
      onSettled,
    }),
    reset: useMutation({
      mutationFn: () => api.DELETE('/api/admin/organizations/{id}/update-policy', { params }),
      onSettled,
    }),
  };
}
