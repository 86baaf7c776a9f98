import { watchLive, type LiveScope, type LiveTopic } from '@moorage/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** How often the page asks by itself while the stream is down. */
const pollEveryMs = 5_000;

/** Keeps the queries of the page fresh: each is fetched anew after one of the topics that its `meta` names. */
export function useLive(scope: LiveScope): void {
  const queryClient = useQueryClient();
  const tenant = scope.of === 'organization' ? scope.tenant : undefined;
  useEffect(() => {
    const refresh = (topic?: LiveTopic): void => {
      void queryClient.invalidateQueries({
        predicate: ({ meta }) => {
          const topics = meta?.topics ?? [];
          return topic === undefined ? topics.length > 0 : topics.includes(topic);
        },
      });
    };
    let polling: ReturnType<typeof setInterval> | undefined;
    const stop = watchLive(
      tenant === undefined ? { of: scope.of === 'admin' ? 'admin' : 'me' } : { of: 'organization', tenant },
      {
        onTopic: refresh,
        onHello: () => refresh(),
        onStateChange: (state) => {
          clearInterval(polling);
          polling = state === 'down' ? setInterval(refresh, pollEveryMs) : undefined;
        },
      },
    );
    return () => {
      stop();
      clearInterval(polling);
    };
  }, [queryClient, scope.of, tenant]);
}
