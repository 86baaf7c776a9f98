import { dataOf, type BodyOf, type MoorageClient, type ResponseOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, tenantApi } from '../../lib/api.ts';
import { showDone } from '../../lib/notices.ts';
import { untilNextChange } from './next-change.ts';

export type MaintenanceWindow = ResponseOf<'/api/maintenance', 'get'>['windows'][number];
export type MaintenancePlan = BodyOf<'/api/organization/maintenance-windows', 'post'>;

/** Of the installation, or of the organisation with this slug. */
export type MaintenanceOwner = { readonly of: 'installation' } | { readonly of: 'organization'; readonly slug: string };

const keyOf = (owner: MaintenanceOwner): string => (owner.of === 'installation' ? '' : owner.slug);

/** What runs or is near; looked at again when the next window begins or ends. */
export function useMaintenanceNotices(slug: string | undefined) {
  return useQuery({
    queryKey: ['maintenance-notices', slug ?? ''],
    queryFn: () =>
      slug === undefined
        ? dataOf(api.GET('/api/maintenance'))
        : dataOf(tenantApi(slug).GET('/api/organization/maintenance')),
    meta: { topics: ['maintenance'] },
    refetchInterval: ({ state }) => untilNextChange(state.data),
    retry: false,
  });
}

export function useMaintenanceWindows(owner: MaintenanceOwner, cursor: string | undefined) {
  const query = cursor === undefined ? {} : { cursor };
  return useQuery({
    queryKey: ['maintenance-windows', keyOf(owner), query],
    queryFn: () =>
      owner.of === 'installation'
        ? dataOf(api.GET('/api/admin/maintenance-windows', { params: { query } }))
        : dataOf(tenantApi(owner.slug).GET('/api/organization/maintenance-windows', { params: { query } })),
    meta: { topics: ['maintenance'] },
    placeholderData: keepPreviousData,
  });
}

export function useMaintenanceChanges(owner: MaintenanceOwner) {
  const queryClient = useQueryClient();
  const calls = owner.of === 'installation' ? installationCalls : organizationCalls(tenantApi(owner.slug));
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['maintenance-windows'] }),
      queryClient.invalidateQueries({ queryKey: ['maintenance-notices'] }),
    ]);
  const save = useMutation({
    mutationFn: ({ id, plan }: { id: string | undefined; plan: MaintenancePlan }) =>
      id === undefined ? calls.schedule(plan) : calls.change(id, plan),
    onSettled,
    meta: { showsItsProblem: true },
  });
  const end = useMutation({
    mutationFn: ({ id }: MaintenanceWindow) => calls.end(id),
    // Not the caller's: the row whose menu this was is gone by then.
    onSuccess: (_, { phase }) => showDone(phase === 'RUNNING' ? 'The maintenance is over.' : 'It is called off.'),
    onSettled,
  });
  return { save, end };
}

const installationCalls = {
  schedule: (body: MaintenancePlan) => dataOf(api.POST('/api/admin/maintenance-windows', { body })),
  change: (id: string, body: MaintenancePlan) =>
    dataOf(api.PUT('/api/admin/maintenance-windows/{id}', { params: { path: { id } }, body })),
  end: (id: string) => dataOf(api.POST('/api/admin/maintenance-windows/{id}/end', { params: { path: { id } } })),
};

const organizationCalls = (tenant: MoorageClient): typeof installationCalls => ({
  schedule: (body) => dataOf(tenant.POST('/api/organization/maintenance-windows', { body })),
  change: (id, body) =>
    dataOf(tenant.PUT('/api/organization/maintenance-windows/{id}', { params: { path: { id } }, body })),
  end: (id) => dataOf(tenant.POST('/api/organization/maintenance-windows/{id}/end', { params: { path: { id } } })),
});
