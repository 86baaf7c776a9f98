import { Text } from '@mantine/core';
import { openConfirmModal } from '@mantine/modals';
import type { ReactNode } from 'react';

interface Confirmation {
  readonly title: string;
  readonly consequences: ReactNode;
  readonly action: string;
  readonly danger?: boolean;
  readonly onConfirm: () => unknown;
}

/** Asks once: for what has consequences, and can be undone. */
export function confirmAction({ title, consequences, action, danger = false, onConfirm }: Confirmation): void {
  openConfirmModal({
    title,
    children: <Text fz="sm">{consequences}</Text>,
    labels: { confirm: action, cancel: 'Cancel' },
    confirmProps: danger ? { color: 'red' } : {},
    onConfirm: () => void onConfirm(),
  });
}
