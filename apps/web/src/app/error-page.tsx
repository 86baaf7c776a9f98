import { Button, Container } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { NothingHere } from '../components/nothing-here.tsx';
import { Page } from '../components/page.tsx';

/** A page broke. Its error is in the browser's console; the person gets a way on. */
export function ErrorPage() {
  return (
    <Container component="section" py="xl">
      <Page title="Something broke">
        <NothingHere
          icon={IconMoodSad}
          title="This page failed to show"
          description="Loading it again often helps, for instance after an update of Moorage."
          action={<Button onClick={() => window.location.reload()}>Load again</Button>}
        />
      </Page>
    </Container>
  );
}
