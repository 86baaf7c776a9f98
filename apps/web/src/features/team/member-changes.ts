import { dataOf } from '@moorage/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../lib/role-name.ts';
import { useOrganization } from '../organizations/organization-context.ts';

/** What can be done to a membership. After each, the list, the seats and the own permissions are looked at anew. */
export function useMemberChanges() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const refresh = (): Promise<unknown> =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['members', slug] }),
      queryClient.invalidateQueries({ queryKey: ['organization', slug] }),
      queryClient.invalidateQueries({ queryKey: ['roles', slug] }),
    ]);
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    changeRole: useMutation({
      mutationFn: ({ id, role }: { id: string; role: Role }) =>
        dataOf(api.PATCH('/api/members/{id}/role', { ...at(id), body: { role } })),
      onSettled: refresh,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.POST('/api/members/{id}/remove', at(id)),
      onSettled: refresh,
    }),
    suspend: useMutation({
      mutationFn: (id: string) => api.POST('/api/members/{id}/suspend', at(id)),
      onSettled: refresh,
    }),
    reactivate: useMutation({
      mutationFn: (id: string) => api.POST('/api/members/{id}/reactivate', at(id)),
      onSettled: refresh,
    }),
    transferOwnership: useMutation({
      mutationFn: (membershipId: string) =>
        api.POST('/api/organization/transfer-ownership', { body: { membershipId } }),
      onSettled: refresh,
    }),
    stepDown: useMutation({
      mutationFn: (role: Role) => dataOf(api.POST('/api/members/me/step-down', { body: { role } })),
      onSettled: refresh,
    }),
    leave: useMutation({ mutationFn: () => api.POST('/api/members/me/leave') }),
  };
}
