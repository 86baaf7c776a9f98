import { dataOf, ProblemError, type ResponseOf } from '@moorage/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { meKey } from '../../lib/me-key.ts';

export type Me = ResponseOf<'/api/me', 'get'>;

/** Who is signed in; `null` is nobody. */
const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await dataOf(api.GET('/api/me'));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  meta: { topics: ['people', 'sessions'] },
});

export function useMe() {
  return useQuery(meQuery);
}
