import { dataOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** What this installation is called, and how it is set up. */
export function useInstallation() {
  return useQuery({
    queryKey: ['installation'],
    queryFn: () => dataOf(api.GET('/api/installation')),
    staleTime: Infinity,
  });
}
