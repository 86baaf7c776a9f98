import { Box, Group, Paper, Text, Title, type PaperProps } from '@mantine/core';
import { useId, type ReactNode, type Ref } from 'react';

interface SectionProps extends Omit<PaperProps, 'title'> {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A card with a heading; a landmark named by it. */
export function Section({ title, description, actions, children, ...paper }: SectionProps) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} withBorder shadow="xs" p={{ base: 'md', sm: 'lg' }} {...paper}>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <Box flex="1 1 240px">
          <Title order={2} id={id}>
            {title}
          </Title>
          {description !== undefined && (
            <Text c="dimmed" fz="sm" mt={2} maw={640}>
              {description}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Paper>
  );
}
