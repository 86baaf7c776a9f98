import { ProblemError, unreachableCode, type LiveTopic } from '@moorage/api-client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { connection } from './connection.ts';
import { meKey } from './me-key.ts';
import { showProblem } from './notices.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Live topics after which the query is fetched anew. */
      topics?: readonly LiveTopic[];
    };
    mutationMeta: {
      /** The caller shows what went wrong next to what the person did; else a notice says it. */
      showsItsProblem?: boolean;
    };
  }
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        connection.heard(!isAway(error));
        endSessionOn(error);
      },
      onSuccess: () => connection.heard(true),
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        endSessionOn(error);
        if (mutation.meta?.showsItsProblem !== true) showProblem(error);
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
      },
      mutations: { networkMode: 'always' },
    },
  });

  // The session ended elsewhere, or ran out: the guards of the routes then ask to sign in.
  function endSessionOn(error: unknown): void {
    if (error instanceof ProblemError && error.code === 'AUTH.REQUIRED') client.setQueryData(meKey, null);
  }
  return client;
}

/** Maintenance answers with 503 too; it says so, and lasts. */
const isMaintenance = (error: ProblemError): boolean => error.code.startsWith('MAINTENANCE.');

function isAway(error: unknown): boolean {
  if (!(error instanceof ProblemError) || isMaintenance(error)) return false;
  return error.code === unreachableCode || [502, 503, 504].includes(error.status);
}

function mayPass(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.status === 0 || (error.status >= 500 && !isMaintenance(error));
}
