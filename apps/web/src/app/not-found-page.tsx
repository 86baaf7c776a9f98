import { Button } from '@mantine/core';
import { IconCompassOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { NothingHere } from '../components/nothing-here.tsx';
import { Page } from '../components/page.tsx';

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <NothingHere
        icon={IconCompassOff}
        title="There is nothing at this address"
        description="The link may be old, or mistyped."
        action={
          <Button component={Link} to="/" variant="default">
            To the start page
          </Button>
        }
      />
    </Page>
  );
}
