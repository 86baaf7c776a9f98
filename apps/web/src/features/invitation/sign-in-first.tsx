import { Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { AuthPage } from '../auth/auth-page.tsx';
import type { InvitationInspection } from './inspect-invitation.ts';
import { InvitationCard } from './invitation-card.tsx';

export function SignInFirst({ invitation }: { invitation: InvitationInspection }) {
  const query = new URLSearchParams({ next: '/invitation', email: invitation.email });
  return (
    <AuthPage
      title={`Join ${invitation.orgName}`}
      description={`There is an account for ${invitation.email}. Sign in with it to accept.`}
    >
      <Stack>
        <InvitationCard invitation={invitation} />
        <Button component={Link} to={`/sign-in?${query}`}>
          Sign in to accept
        </Button>
      </Stack>
    </AuthPage>
  );
}
