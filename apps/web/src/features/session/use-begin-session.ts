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
      // An answer to the question who is signed in, asked before, must not arrive after.
      void queryClient.cancelQueries({ queryKey: meKey });
      queryClient.removeQueries({ type: 'inactive' });
      queryClient.setQueryData(meKey, session.person);
    },
    [queryClient],
  );
}
