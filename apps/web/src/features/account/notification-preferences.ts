import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type NotificationPreferences = ResponseOf<'/api/me/notification-preferences', 'get'>;
export type KindPreference = NotificationPreferences['kinds'][number];
export type NoticeRoute = KindPreference['defaultRoute'];

export interface PreferenceChange {
  readonly kind: KindPreference['kind'];
  /** Absent: for all organisations. */
  readonly orgId?: string;
  readonly route: NoticeRoute | 'default';
}

const key = ['notification-preferences'];

export function useNotificationPreferences() {
  return useQuery({
    queryKey: key,
    queryFn: () => dataOf(api.GET('/api/me/notification-preferences')),
    meta: { topics: ['notices', 'organization'] },
  });
}

/** Each choice is saved when it is made. */
export function useChoosePreference() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: PreferenceChange) =>
      dataOf(api.PATCH('/api/me/notification-preferences', { body: { changes: [change] } })),
    onSuccess: (preferences) => queryClient.setQueryData(key, preferences),
    onError: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
