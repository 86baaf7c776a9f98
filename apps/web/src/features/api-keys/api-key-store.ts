import type { BodyOf, ItemOf, ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export type ApiKey = ItemOf<'/api/me/api-keys'>;
export type IssuedApiKey = ResponseOf<'/api/me/api-keys', 'post'>;
export type ApiKeyRequest = BodyOf<'/api/me/api-keys', 'post'>;

/** Whose keys they are: a person's own, or an organisation's. */
export interface ApiKeyStore {
  readonly queryKey: readonly string[];
  readonly list: () => Promise<{ items: ApiKey[] }>;
  readonly create: (body: ApiKeyRequest) => Promise<IssuedApiKey>;
  readonly revoke: (id: string) => Promise<unknown>;
}

export function useApiKeys(store: ApiKeyStore) {
  return useQuery({ queryKey: store.queryKey, queryFn: store.list });
}

export function useRevokeApiKey(store: ApiKeyStore) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: store.revoke,
    onSettled: () => queryClient.invalidateQueries({ queryKey: store.queryKey }),
  });
}
