import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ListNavigation } from '../lib/use-list-address.ts';

interface ListPagesProps {
  readonly list: ListNavigation;
  readonly nextCursor: string | undefined;
  /** The cursor is that of the page before, or of another order: nothing comes next until the asked for page is here. */
  readonly stale: boolean;
}

/** Paging by cursor: there is a next page and one before, and no number of all. */
export function ListPages({ list, nextCursor, stale }: ListPagesProps) {
  if (list.previous === undefined && nextCursor === undefined) return null;
  return (
    <Group component="nav" aria-label="Pages" justify="space-between">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconChevronLeft size={15} aria-hidden />}
        disabled={list.previous === undefined}
        onClick={list.previous}
      >
        {list.pageNumber === undefined ? 'First page' : 'Previous'}
      </Button>
      {list.pageNumber !== undefined && (
        <Text fz="sm" c="dimmed" aria-live="polite">
          Page {list.pageNumber}
        </Text>
      )}
      <Button
        variant="default"
        size="xs"
        rightSection={<IconChevronRight size={15} aria-hidden />}
        disabled={nextCursor === undefined}
        // Not `disabled`, which would take the focus from who turns the pages by the keyboard.
        aria-disabled={stale || undefined}
        onClick={() => nextCursor !== undefined && !stale && list.next(nextCursor)}
      >
        Next
      </Button>
    </Group>
  );
}
