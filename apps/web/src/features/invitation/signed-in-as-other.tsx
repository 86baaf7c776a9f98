import { Alert, Button, Stack } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { AuthPage } from '../auth/auth-page.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import type { InvitationInspection } from './inspect-invitation.ts';
import { InvitationCard } from './invitation-card.tsx';

interface SignedInAsOtherProps {
  readonly invitation: InvitationInspection;
  readonly signedInAs: string;
}

export function SignedInAsOther({ invitation, signedInAs }: SignedInAsOtherProps) {
  const signOut = useSignOut('/invitation');
  return (
    <AuthPage title={`Join ${invitation.orgName}`}>
      <Stack>
        <InvitationCard invitation={invitation} />
        <Alert color="yellow" icon={<IconUserQuestion aria-hidden />} title="The invitation is for another address">
          It was sent to <strong>{invitation.email}</strong>; you are signed in as <strong>{signedInAs}</strong>.
        </Alert>
        <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
          Sign out and go on as {invitation.email}
        </Button>
        <Button component={Link} to="/" variant="default">
          Stay signed in
        </Button>
      </Stack>
    </AuthPage>
  );
}
