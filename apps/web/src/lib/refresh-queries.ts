import type { LiveTopic } from '@moorage/api-client';
import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Fetches anew what changes of these topics concern. What is asked for the first time at this moment is asked for again
 * behind that: its answer may have been read before the change, and the query client takes an invalidation for answered by it.
 */
export function refreshQueries(queryClient: QueryClient, changed: ReadonlySet<LiveTopic>): void {
  const isConcerned = ({ meta }: Query): boolean => meta?.topics?.some((topic) => changed.has(topic)) === true;
  for (const query of queryClient.getQueryCache().findAll({ predicate: isConcerned, fetchStatus: 'fetching' })) {
    if (query.state.data !== undefined) continue;
    query.promise?.then(
      () => void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true }),
      () => undefined,
    );
  }
  void queryClient.invalidateQueries({ predicate: isConcerned });
}
