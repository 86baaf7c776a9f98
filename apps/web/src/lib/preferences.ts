import { dataOf, type BodyOf, type ResponseOf } from '@moorage/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

export type Preferences = ResponseOf<'/api/me/preferences', 'get'>;
export type PreferencesChange = BodyOf<'/api/me/preferences', 'patch'>;

export const preferencesQuery = queryOptions({
  queryKey: ['my-preferences'],
  queryFn: () => dataOf(api.GET('/api/me/preferences')),
  staleTime: 60_000,
  meta: { topics: ['people'] },
});

/** How dates and numbers are written for this person; undefined: as the browser says, also before anybody signed in. */
export function useFormatLocale(): string | undefined {
  // What the guard of the signed-in pages fetched; asks nothing itself.
  const { data } = useQuery({ ...preferencesQuery, enabled: false });
  return data?.locale ?? undefined;
}
