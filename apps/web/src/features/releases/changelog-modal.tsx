import { Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Changelog, type ChangelogView } from './changelog.tsx';

interface ChangelogModalProps {
  readonly changelog: ChangelogView;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What can be done about it. */
  readonly actions?: ReactNode;
}

export function ChangelogModal({ changelog, opened, onClose, actions }: ChangelogModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`What is new in ${changelog.version}`} size="lg">
      <Stack gap="lg">
        <Changelog changelog={changelog} />
        {actions !== undefined && <Group justify="flex-end">{actions}</Group>}
      </Stack>
    </Modal>
  );
}
