import { Avatar, Box, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Avatar, name and address of a person. */
export function PersonCell({ name, email, mark }: { name: string; email: string; mark?: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" miw={0}>
      <Avatar
        name={name}
        color="initials"
        allowedInitialsColors={['harbor', 'blue', 'green', 'yellow']}
        size={34}
        aria-hidden
      />
      <Box miw={0}>
        <Group gap={6} wrap="nowrap">
          <Text fz="sm" fw={600} truncate>
            {name}
          </Text>
          {mark}
        </Group>
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
      </Box>
    </Group>
  );
}
