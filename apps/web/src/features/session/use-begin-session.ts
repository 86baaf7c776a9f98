import type { ResponseOf } from '@moorage/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { meKey } from '../../lib/me-key.ts';

type SessionView = ResponseOf<'/api/auth/sign-in', 'post'>;

/** From now on the page is this person's; what another one saw in this tab before is forgotten. */
export function useBeginSession() {
  const queryClient = useQueryClient();
  return useCallback(
    (session: SessionView) => {
      queryClient.removeQueries({ type: 'inactive' });
      queryClient.setQueryData(meKey, session.person);
    },
    [queryClient],
  );
}
