import { dataOf, type ItemOf, type ResponseOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';
import { useInstallation } from '../session/installation.ts';

export type RoleView = ItemOf<'/api/roles'>;
export type PermissionGroup = ResponseOf<'/api/roles', 'get'>['permissionGroups'][number];
export type PermissionView = PermissionGroup['permissions'][number];

/** The roles there are here: publishers are none where the installation has no organisations that publish. */
export function useRoles() {
  const { api, slug } = useOrganization();
  const { data: installation } = useInstallation();
  const hostOrgs = installation?.hostOrgs === true;
  return useQuery({
    queryKey: ['roles', slug],
    queryFn: () => dataOf(api.GET('/api/roles')),
    select: ({ items, permissionGroups }) => ({
      items: items.filter(({ role }) => hostOrgs || role !== 'PUBLISHER'),
      permissionGroups,
    }),
    staleTime: 60_000,
    meta: { topics: ['organization', 'members'] },
  });
}
