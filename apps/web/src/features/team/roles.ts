import { dataOf, type ItemOf, type ResponseOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type RoleView = ItemOf<'/api/roles'>;
export type PermissionGroup = ResponseOf<'/api/roles', 'get'>['permissionGroups'][number];
export type PermissionView = PermissionGroup['permissions'][number];

export function useRoles() {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['roles', slug],
    queryFn: () => dataOf(api.GET('/api/roles')),
    staleTime: 60_000,
    meta: { topics: ['organization', 'members'] },
  });
}
