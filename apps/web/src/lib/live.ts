import { watchLive, type LiveScope, type LiveTopic } from '@moorage/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pollWhileDown } from './poll-while-down.ts';

/** Keeps the queries of the page fresh: each is fetched anew after one of the topics that its `meta` names. */
export function useLive(scope: LiveScope): void {
  const queryClient = useQueryClient();
  const tenant = scope.of === 'organization' ? scope.tenant : undefined;
  useEffect(() => {
    const refresh = (isDue: (topics: readonly LiveTopic[]) => boolean): void =>
      void queryClient.invalidateQueries({ predicate: ({ meta }) => isDue(meta?.topics ?? []) });
    const refreshAll = (): void => refresh((topics) => topics.length > 0);
    const polling = pollWhileDown(refreshAll);
    const watched: LiveScope =
      tenant === undefined ? { of: scope.of === 'admin' ? 'admin' : 'me' } : { of: 'organization', tenant };
    const close = watchLive(watched, {
      onTopic: (topic) => refresh((topics) => topics.includes(topic)),
      onHello: refreshAll,
      onStateChange: polling.onStateChange,
    });
    return () => {
      close();
      polling.stop();
    };
  }, [queryClient, scope.of, tenant]);
}
