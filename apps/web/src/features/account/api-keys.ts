import { dataOf, type BodyOf, type ItemOf, type ResponseOf } from '@moorage/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export type ApiKey = ItemOf<'/api/me/api-keys'>;
export type IssuedApiKey = ResponseOf<'/api/me/api-keys', 'post'>;
export type ApiKeyRequest = BodyOf<'/api/me/api-keys', 'post'>;

export const apiKeysKey = ['my-api-keys'];

export function useApiKeys() {
  return useQuery({ queryKey: apiKeysKey, queryFn: () => dataOf(api.GET('/api/me/api-keys')) });
}

export function createApiKey(body: ApiKeyRequest): Promise<IssuedApiKey> {
  return dataOf(api.POST('/api/me/api-keys', { body }));
}

export function useRevokeApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/me/api-keys/{id}', { params: { path: { id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysKey }),
  });
}
