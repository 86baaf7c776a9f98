import { dataOf, type ItemOf } from '@moorage/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type OrganizationSummary = ItemOf<'/api/organizations'>;

/** The organisations that the person is an active member of. */
const myOrganizationsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: () => dataOf(api.GET('/api/organizations')),
  meta: { topics: ['organization', 'members'] },
});

export function useMyOrganizations() {
  return useQuery(myOrganizationsQuery);
}
