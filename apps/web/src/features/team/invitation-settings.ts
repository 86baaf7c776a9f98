import { dataOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

/** How the organisation invites. */
export function useInvitationSettings() {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['invitation-settings', slug],
    queryFn: () => dataOf(api.GET('/api/invitation-settings')),
    meta: { topics: ['organization'] },
  });
}

export function daysText(days: number): string {
  return days === 1 ? 'A day' : `${days} days`;
}
