import { dataOf } from '@moorage/api-client';
import { Center } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { Waiting } from '../../components/waiting.tsx';
import { api } from '../../lib/api.ts';
import { sentenceOf, showDone } from '../../lib/notices.ts';
import { useBeginSession } from '../session/use-begin-session.ts';
import { AuthPage } from './auth-page.tsx';
import { BrokenLink } from './broken-link.tsx';
import { useLinkToken } from './use-link-token.ts';

/** The link of the verification mail. It works once: the query is never fetched again. */
export function VerifyEmailPage() {
  const token = useLinkToken();
  const navigate = useNavigate();
  const beginSession = useBeginSession();
  const { data: session, error } = useQuery({
    queryKey: ['verify-email', token],
    queryFn: () => dataOf(api.POST('/api/auth/verify-email', { body: { token: token ?? '' } })),
    enabled: token !== undefined,
    retry: false,
    staleTime: Infinity,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (session === undefined) return;
    beginSession(session);
    showDone('Your e-mail address is verified.');
    void navigate('/', { replace: true });
  }, [session, beginSession, navigate]);

  if (token === undefined || error) {
    return (
      <BrokenLink
        title="This link does not work"
        reason={error ? sentenceOf(error) : 'The link is not complete. Open it from the mail, or copy all of it.'}
        wayOut={{ to: '/sign-in', label: 'To sign-in' }}
      />
    );
  }
  return (
    <AuthPage title="Verifying your e-mail address">
      <Center py="xl">
        <Waiting label="Verifying" />
      </Center>
    </AuthPage>
  );
}
