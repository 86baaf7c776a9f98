import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { returnAddress } from '../../lib/return-address.ts';

/** After signing in: back to where it was asked for. Addresses of the API (the way to a bot) are left to the browser. */
export function useGoOn() {
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const to = returnAddress(address);
  return useCallback(() => {
    if (to.startsWith('/api/')) window.location.assign(to);
    else void navigate(to, { replace: true });
  }, [navigate, to]);
}
