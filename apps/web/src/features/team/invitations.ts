import { dataOf, type BodyOf, type ItemOf, type MoorageClient, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type Invitation = ItemOf<'/api/invitations'>;
export type InvitationStatus = Invitation['status'];
export type InvitationQuery = QueryOf<'/api/invitations'>;
export type InviteRequest = BodyOf<'/api/invitations', 'post'>;

export function useInvitations(query: InvitationQuery) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['invitations', slug, query],
    queryFn: () => dataOf(api.GET('/api/invitations', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['invitations', 'members'] },
  });
}

export function sendInvitations(api: MoorageClient, body: InviteRequest) {
  return dataOf(api.POST('/api/invitations', { body }));
}

export function useInvitationChanges() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['invitations', slug] });
  return {
    invite: useMutation({ mutationFn: (body: InviteRequest) => sendInvitations(api, body), onSettled: refresh }),
    resend: useMutation({
      mutationFn: (id: string) => dataOf(api.POST('/api/invitations/{id}/resend', { params: { path: { id } } })),
      onSettled: refresh,
    }),
    revoke: useMutation({
      mutationFn: (id: string) => api.POST('/api/invitations/{id}/revoke', { params: { path: { id } } }),
      onSettled: refresh,
    }),
  };
}
