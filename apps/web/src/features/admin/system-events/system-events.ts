import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type SystemEvent = ItemOf<'/api/admin/system-events'>;

const sources: Readonly<Record<SystemEvent['source'], string>> = {
  request: 'Request',
  job: 'Job',
  saga: 'Instance',
};

export const sourceOptions = Object.entries(sources).map(([value, label]) => ({
  value: value as SystemEvent['source'],
  label,
}));

export function sourceName(source: SystemEvent['source']): string {
  return sources[source];
}

export function useSystemEvents(query: QueryOf<'/api/admin/system-events'>) {
  return useQuery({
    queryKey: ['admin-system-events', query],
    queryFn: () => dataOf(api.GET('/api/admin/system-events', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['system-events'] },
  });
}

export function useSystemEvent(id: string | undefined) {
  return useQuery({
    queryKey: ['admin-system-event', id],
    queryFn: () => dataOf(api.GET('/api/admin/system-events/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    meta: { topics: ['system-events'] },
  });
}
