import { dataOf } from '@moorage/api-client';
import { api } from '../../lib/api.ts';
import { ApiKeyPage } from '../api-keys/api-key-page.tsx';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import { useSignedIn } from '../session/require-session.tsx';

const myKeys: ApiKeyStore = {
  queryKey: ['my-api-keys'],
  list: () => dataOf(api.GET('/api/me/api-keys')),
  create: (body) => dataOf(api.POST('/api/me/api-keys', { body })),
  revoke: (id) => api.DELETE('/api/me/api-keys/{id}', { params: { path: { id } } }),
};

export function ApiKeysPage() {
  const me = useSignedIn();
  return (
    <ApiKeyPage
      store={myKeys}
      withAdmin={me.platformAdmin}
      description="They let programs act as you. Send one as a bearer token with each call."
    />
  );
}
