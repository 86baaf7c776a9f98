import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type Fleet = ResponseOf<'/api/admin/fleet', 'get'>;
export type FleetVersion = Fleet['versions'][number];
export type FleetChannel = Fleet['channels'][number];

export function useFleet() {
  return useQuery({
    queryKey: ['admin-fleet'],
    queryFn: () => dataOf(api.GET('/api/admin/fleet')),
    meta: { topics: ['instances', 'releases'] },
    // An engine that went away is told to nobody.
    refetchInterval: 30_000,
  });
}

/** The list of instances behind a figure. */
export function instancesAddress(filter: Readonly<Record<string, string>>): string {
  return `/admin/instances?${new URLSearchParams(filter).toString()}`;
}
