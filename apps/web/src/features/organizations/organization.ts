import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { tenantApi } from '../../lib/api.ts';

export type OrganizationDetails = ResponseOf<'/api/organization', 'get'>;
export type Permission = OrganizationDetails['permissions'][number];

export function useOrganizationDetails(slug: string) {
  return useQuery({
    queryKey: ['organization', slug],
    queryFn: () => dataOf(tenantApi(slug).GET('/api/organization')),
    enabled: slug !== '',
    meta: { topics: ['organization', 'members'] },
  });
}
