import { Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface AuthPageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** The way to a neighbouring page. */
  readonly footer?: ReactNode;
}

export function AuthPage({ title, description, children, footer }: AuthPageProps) {
  useDocumentTitle(`${title} · Moorage`);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{title}</Title>
        {description !== undefined && (
          <Text c="dimmed" mt={6}>
            {description}
          </Text>
        )}
      </div>
      {children}
      {footer !== undefined && (
        <Text fz="sm" c="dimmed">
          {footer}
        </Text>
      )}
    </Stack>
  );
}
