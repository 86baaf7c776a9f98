import { Alert, Button, Group } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { sentenceOf } from '../lib/notices.ts';

export function FailedToLoad({ error, retry }: { error: unknown; retry: () => unknown }) {
  return (
    <Alert color="red" icon={<IconCloudOff aria-hidden />} title="This could not be loaded">
      <Group justify="space-between" gap="sm">
        {sentenceOf(error)}
        <Button size="xs" variant="default" onClick={() => void retry()}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
