import { dataOf, type BodyOf, type ItemOf, type QueryOf, type ResponseOf } from '@moorage/api-client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

export type Rollout = ItemOf<'/api/admin/rollouts'>;
export type RolloutStatus = Rollout['status'];
export type RolloutDetails = ResponseOf<'/api/admin/rollouts/{id}', 'get'>;
export type RolloutBot = ItemOf<'/api/admin/rollouts/{id}/bots'>;
export type RolloutPreview = ResponseOf<'/api/admin/rollouts/preview', 'post'>;
export type WantedRollout = BodyOf<'/api/admin/rollouts', 'post'>;

export type FleetStrategy = ItemOf<'/api/admin/rollouts/strategies'>;

const key = 'admin-rollouts';

export function useRollouts(query: QueryOf<'/api/admin/rollouts'>) {
  return useQuery({
    queryKey: [key, query],
    queryFn: () => dataOf(api.GET('/api/admin/rollouts', { params: { query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['rollouts'] },
  });
}

/** Those that move, or would if they weren't paused. */
export function useOpenRollouts(): readonly Rollout[] {
  const running = useRollouts({ status: 'RUNNING' }).data?.items ?? [];
  const paused = useRollouts({ status: 'PAUSED' }).data?.items ?? [];
  return [...running, ...paused];
}

export function useRollout(id: string) {
  return useQuery({
    queryKey: [key, id],
    queryFn: () => dataOf(api.GET('/api/admin/rollouts/{id}', { params: { path: { id } } })),
    meta: { topics: ['rollouts'] },
  });
}

/** The bots of a rollout; each step of each of them is told as a change of its instance. */
export function useRolloutBots(id: string, query: QueryOf<'/api/admin/rollouts/{id}/bots'>) {
  return useQuery({
    queryKey: [key, id, 'bots', query],
    queryFn: () => dataOf(api.GET('/api/admin/rollouts/{id}/bots', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
    meta: { topics: ['rollouts', 'instances'] },
  });
}

/** The strategies of rollouts, each with its own settings. */
export function useRolloutStrategies() {
  return useQuery({
    queryKey: ['rollout-strategies'],
    queryFn: () => dataOf(api.GET('/api/admin/rollouts/strategies')),
    staleTime: Infinity,
  });
}

/** The first bots that were given up. Nothing is done to them any more: other bots' steps don't matter. */
export function useFailedBots(id: string, limit: number) {
  return useQuery({
    queryKey: [key, id, 'failed', limit],
    queryFn: () =>
      dataOf(
        api.GET('/api/admin/rollouts/{id}/bots', { params: { path: { id }, query: { status: 'FAILED', limit } } }),
      ),
    meta: { topics: ['rollouts'] },
  });
}

export function useRolloutPreview() {
  return useMutation({
    mutationFn: (body: WantedRollout) => dataOf(api.POST('/api/admin/rollouts/preview', { body })),
    meta: { showsItsProblem: true },
  });
}

export function useRolloutChanges() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: [key] });
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    start: useMutation({
      mutationFn: (body: WantedRollout) => dataOf(api.POST('/api/admin/rollouts', { body })),
      onSettled,
      meta: { showsItsProblem: true },
    }),
    pause: useMutation({
      mutationFn: (id: string) => dataOf(api.POST('/api/admin/rollouts/{id}/pause', at(id))),
      onSettled,
    }),
    resume: useMutation({
      mutationFn: (id: string) => dataOf(api.POST('/api/admin/rollouts/{id}/resume', at(id))),
      onSettled,
    }),
    abort: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        dataOf(api.POST('/api/admin/rollouts/{id}/abort', { ...at(id), body: { reason } })),
      onSettled,
      meta: { showsItsProblem: true },
    }),
    retryFailed: useMutation({
      mutationFn: (id: string) => dataOf(api.POST('/api/admin/rollouts/{id}/retry-failed', at(id))),
      onSettled,
    }),
  };
}
