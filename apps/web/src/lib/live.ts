import { watchLive, type LiveScope, type LiveTopic } from '@moorage/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gather } from './gather.ts';
import { pollWhileDown } from './poll-while-down.ts';
import { refreshQueries } from './refresh-queries.ts';

/** No page looks more often than this, however much happens. */
const pauseMs = 300;

/** Keeps the queries of the page fresh: each is fetched anew after one of the topics that its `meta` names. */
export function useLive(scope: LiveScope): void {
  const queryClient = useQueryClient();
  const tenant = scope.of === 'organization' ? scope.tenant : undefined;
  useEffect(() => {
    const changes = gather<LiveTopic>(refreshQueries(queryClient), pauseMs);
    // What is on its way already is left alone: as a page opens that is all of it.
    const refreshAll = (): void =>
      void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.topics !== undefined });
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
