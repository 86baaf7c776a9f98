import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconInbox, IconMailCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { showDone } from '../../lib/notices.ts';
import { useInstallation } from '../session/installation.ts';
import { AuthPage } from './auth-page.tsx';

interface CheckYourMailProps {
  readonly email: string;
  readonly what: ReactNode;
  readonly resend: () => Promise<unknown>;
  readonly footer: ReactNode;
}

/** Says where to look, whoever has the address: the answer of the API tells nobody whether there is an account. */
export function CheckYourMail({ email, what, resend, footer }: CheckYourMailProps) {
  const { data: installation } = useInstallation();
  const again = useMutation({ mutationFn: resend, onSuccess: () => showDone(`Sent again to ${email}.`) });
  return (
    <AuthPage title="Check your mail" footer={footer}>
      <Stack>
        <Alert color="harbor" icon={<IconMailCheck aria-hidden />} role="status">
          We sent a mail to <strong>{email}</strong>. {what}
        </Alert>
        {installation?.mailKept === true && (
          <Alert color="gray" icon={<IconInbox aria-hidden />} title="This installation sends no mails">
            It keeps them: a platform admin finds yours under Admin, Mail outbox.
          </Alert>
        )}
        <Text fz="sm" c="dimmed">
          Nothing there after a minute? Look into the spam folder, or have it sent again.
        </Text>
        <Button variant="default" onClick={() => again.mutate()} loading={again.isPending}>
          Send it again
        </Button>
      </Stack>
    </AuthPage>
  );
}
