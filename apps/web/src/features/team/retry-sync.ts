import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

/** Tells the bot about one member now, instead of at the next planned try. */
export function useRetrySync() {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (membershipId: string) =>
      api.POST('/api/provisioning/members/{membershipId}/retry', { params: { path: { membershipId } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', slug] }),
  });
}
