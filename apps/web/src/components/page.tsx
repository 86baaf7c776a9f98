import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** What can be done on the whole page; at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One page of the shell: its heading, and the title of the browser's tab. */
export function Page({ title, description, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Moorage`);
  return (
    <Stack gap="lg" maw={1120} w="100%" mx="auto">
      <Group justify="space-between" align="flex-end" gap="md">
        <Box flex="1 1 300px">
          <Title order={1}>{title}</Title>
          {description !== undefined && (
            <Text c="dimmed" mt={4} maw={640}>
              {description}
            </Text>
          )}
        </Box>
        {actions !== undefined && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
