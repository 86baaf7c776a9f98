import { dataOf, type ItemOf, type QueryOf } from '@moorage/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type Mail = ItemOf<'/api/admin/mails'>;

export function useMails(query: QueryOf<'/api/admin/mails'>) {
  return useQuery({
    queryKey: ['admin-mails', query],
    queryFn: () => dataOf(api.GET('/api/admin/mails', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['mails'] },
  });
}

export function useMail(id: string | undefined) {
  return useQuery({
    queryKey: ['admin-mail', id],
    queryFn: () => dataOf(api.GET('/api/admin/mails/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    meta: { topics: ['mails'] },
  });
}
