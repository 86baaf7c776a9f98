import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type Member = ItemOf<'/api/members'>;
export type MemberStatus = Member['status'];
export type MemberQuery = QueryOf<'/api/members'>;

export function useMembers(query: MemberQuery) {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['members', slug, query],
    queryFn: () => dataOf(api.GET('/api/members', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['members', 'provisioning', 'organization'] },
  });
}

/** The latest of the team, as many as one page holds. */
export function useNewestMembers() {
  return useMembers({ sort: 'joined', direction: 'desc', limit: 100 });
}
