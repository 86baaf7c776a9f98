import { Anchor, Avatar, Box, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface PersonCellProps {
  readonly name: string;
  readonly email: string;
  readonly mark?: ReactNode;
  /** Where the name leads. */
  readonly to?: string;
}

/** Avatar, name and address of a person. */
export function PersonCell({ name, email, mark, to }: PersonCellProps) {
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
          {to === undefined ? (
            <Text fz="sm" fw={600} truncate>
              {name}
            </Text>
          ) : (
            <Anchor component={Link} to={to} c="inherit" fz="sm" fw={600} truncate>
              {name}
            </Anchor>
          )}
          {mark}
        </Group>
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
      </Box>
    </Group>
  );
}
