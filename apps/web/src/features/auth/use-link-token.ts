import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';

/** The token of a mail's link, `#token=…`. It is taken out of the address, so that it is not left in the history. */
export function useLinkToken(): string | undefined {
  const navigate = useNavigate();
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? undefined);
  useEffect(() => {
    if (window.location.hash !== '') void navigate({ hash: '', search: window.location.search }, { replace: true });
  }, [navigate]);
  return token;
}
