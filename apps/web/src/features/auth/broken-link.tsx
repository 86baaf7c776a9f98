import { Alert, Button } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { AuthPage } from './auth-page.tsx';

interface BrokenLinkProps {
  readonly title: string;
  readonly reason: string;
  readonly wayOut: { readonly to: string; readonly label: string };
}

export function BrokenLink({ title, reason, wayOut }: BrokenLinkProps) {
  return (
    <AuthPage title={title}>
      <Alert color="yellow" role="alert" icon={<IconLinkOff aria-hidden />}>
        {reason}
      </Alert>
      <Button component={Link} to={wayOut.to} variant="default">
        {wayOut.label}
      </Button>
    </AuthPage>
  );
}
