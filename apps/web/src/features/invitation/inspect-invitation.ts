import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type InvitationInspection = ResponseOf<'/api/invitation-tokens/inspect', 'post'>;

export function useInvitation(token: string | undefined) {
  return useQuery({
    queryKey: ['invitation-token', token],
    queryFn: () => dataOf(api.POST('/api/invitation-tokens/inspect', { body: { token: token ?? '' } })),
    enabled: token !== undefined,
    retry: false,
  });
}
