import { Button, Group } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';

/** Tells that something is done, and offers the way back for as long as the notice stays. */
export function showUndoable(message: string, undo: () => unknown, label = 'Undo'): void {
  const id = `undo-${message}`;
  const takeBack = (): void => {
    hideNotification(id);
    undo();
  };
  showNotification({
    id,
    color: 'green',
    role: 'status',
    autoClose: 8_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        {message}
        <Button size="compact-sm" variant="light" onClick={takeBack}>
          {label}
        </Button>
      </Group>
    ),
  });
}
