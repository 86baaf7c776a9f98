import { useMutation } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Ends the session and loads the page anew: nothing of the person stays in the memory of the tab. */
export function useSignOut(goTo = '/sign-in') {
  return useMutation({
    mutationFn: () => api.POST('/api/auth/sign-out'),
    onSuccess: () => window.location.assign(goTo),
  });
}
