import { dataOf } from '@moorage/api-client';
import { Alert, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconMailOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../lib/api.ts';
import { sentenceOf } from '../../lib/notices.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { BrokenLink } from '../auth/broken-link.tsx';

/** Where the link at the foot of a mail leads. It asks first: mail scanners open every link. */
export function UnsubscribePage() {
  const [token] = useState(() => new URLSearchParams(window.location.search).get('token') ?? '');
  const stop = useMutation({
    mutationFn: () => dataOf(api.POST('/unsubscribe', { params: { query: { token } } })),
    meta: { showsItsProblem: true },
  });
  if (token === '' || stop.error) {
    return (
      <BrokenLink
        title="This link does not work"
        reason={
          stop.error ? sentenceOf(stop.error) : 'The link is not complete. Open it from the mail, or copy all of it.'
        }
        wayOut={{ to: '/account/notifications', label: 'To your notifications' }}
      />
    );
  }
  if (stop.data) {
    return (
      <AuthPage title="No more of these mails">
        <Alert color="green" icon={<IconMailOff aria-hidden />} role="status">
          You get no more mails of the kind “{stop.data.label}”.
        </Alert>
        <Button component={Link} to="/account/notifications" variant="default">
          Choose what you are told
        </Button>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title="No more mails of this kind?"
      description="It ends mails like the one that led you here. What you chose for the bell in the app stays, and so do the other mails."
    >
      <Stack>
        <Button loading={stop.isPending} onClick={() => stop.mutate()}>
          Stop these mails
        </Button>
        <Button component={Link} to="/account/notifications" variant="default">
          Choose for each kind
        </Button>
      </Stack>
    </AuthPage>
  );
}
