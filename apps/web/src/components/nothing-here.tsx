import { EmptyState } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface NothingHereProps {
  readonly icon: Icon;
  readonly title: string;
  readonly description: ReactNode;
  /** What to do about it. */
  readonly action?: ReactNode;
}

export function NothingHere({ icon: PageIcon, title, description, action }: NothingHereProps) {
  return (
    <EmptyState
      py="xl"
      px="md"
      variant="light"
      icon={<PageIcon size={28} stroke={1.6} aria-hidden />}
      title={title}
      description={description}
      maw={520}
      mx="auto"
    >
      {action !== undefined && <EmptyState.Actions>{action}</EmptyState.Actions>}
    </EmptyState>
  );
}
