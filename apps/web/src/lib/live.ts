import { watchLive, type LiveScope, type LiveTopic } from '@moorage/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gather } from './gather.ts';
import { pollWhileDown } from './poll-while-down.ts';

/** No page looks more often than this, however much happens. */
const pauseMs = 300;

/** Keeps the queries of the page fresh: each is fetched anew after one of the topics that its `meta` names. */
export function useLive(scope: LiveScope): void {
  const queryClient = useQueryClient();
  const tenant = scope.of === 'organization' ? scope.tenant : undefined;
  useEffect(() => {
    const refresh = (isDue: (topics: readonly LiveTopic[]) => boolean): void =>
      void queryClient.invalidateQueries({ predicate: ({ meta }) => isDue(meta?.topics ?? []) });
    const changes = gather<LiveTopic>(
      (changed) => refresh((topics) => topics.some((topic) => changed.has(topic))),
      pauseMs,
    );
    const refreshAll = (): void => refresh((topics) => topics.length > 0);
    const polling = pollWhileDown(refreshAll);
    const watched: LiveScope =
      tenant === undefined ? { of: scope.of === 'admin' ? 'admin' : 'me' } : { of: 'organization', tenant };
    const close = watchLive(watched, {
      onTopic: changes.add,
      onHello: refreshAll,
      onStateChange: polling.onStateChange,
    });
    return () => {
      close();
      changes.stop();
      polling.stop();
    };
  }, [queryClient, scope.of, tenant]);
}
