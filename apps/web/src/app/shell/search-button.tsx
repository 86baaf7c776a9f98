import { ActionIcon, Button, Kbd } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';

export function SearchButton() {
  return (
    <>
      <Button
        variant="default"
        visibleFrom="md"
        onClick={() => spotlight.open()}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        c="dimmed"
        fw={400}
      >
        Go to…
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        hiddenFrom="md"
        onClick={() => spotlight.open()}
        aria-label="Go to…"
      >
        <IconSearch size={19} aria-hidden />
      </ActionIcon>
    </>
  );
}
