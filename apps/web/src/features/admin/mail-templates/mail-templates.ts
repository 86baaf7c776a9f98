import { dataOf, type ItemOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type MailPreview = ItemOf<'/api/admin/mail-templates'>;

export function useMailTemplates() {
  return useQuery({
    queryKey: ['mail-templates'],
    queryFn: () => dataOf(api.GET('/api/admin/mail-templates')),
    staleTime: Infinity,
  });
}
