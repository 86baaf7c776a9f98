import type { LiveTopic } from '@moorage/api-client';
import { isCancelledError, type Query, type QueryClient } from '@tanstack/react-query';

/**
 * Fetches anew what a change concerns. What is being fetched already is let finish, and is fetched once more behind that: its
 * answer may have been read before the change. To begin again with each change would show nothing for as long as changes come
 * faster than answers; and a first answer can't be made to begin again, so that a change during it would be lost.
 * @returns to be called with the topics of what changed
 */
export function refreshQueries(queryClient: QueryClient): (changed: ReadonlySet<LiveTopic>) => void {
  const toBeAskedAgain = new WeakSet<Query>();
  const askAgain = (query: Query): void => {
    toBeAskedAgain.delete(query);
    void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };
  const askAgainBehind = (query: Query): void => {
    const { promise } = query;
    if (promise === undefined || toBeAskedAgain.has(query)) return;
    toBeAskedAgain.add(query);
    promise.then(
      () => askAgain(query),
      // Whoever began it again did so after the change.
      (error: unknown) => (isCancelledError(error) ? toBeAskedAgain.delete(query) : askAgain(query)),
    );
  };
  return (changed) => {
    const isConcerned = ({ meta }: Query): boolean => meta?.topics?.some((topic) => changed.has(topic)) === true;
    const isOnItsWay = ({ state }: Query): boolean => state.fetchStatus !== 'idle';
    for (const query of queryClient.getQueryCache().findAll({ predicate: isConcerned }))
      if (isOnItsWay(query)) askAgainBehind(query);
    void queryClient.invalidateQueries({ predicate: (query) => isConcerned(query) && !isOnItsWay(query) });
  };
}
