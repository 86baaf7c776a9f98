import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ListNavigation } from '../lib/use-list-address.ts';

/** Paging by cursor: there is a next page and one before, and no number of all. */
export function ListPages({ list, nextCursor }: { list: ListNavigation; nextCursor: string | undefined }) {
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
        onClick={() => nextCursor !== undefined && list.next(nextCursor)}
      >
        Next
      </Button>
    </Group>
  );
}
