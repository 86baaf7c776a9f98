import { Text, UnstyledButton } from '@mantine/core';

interface RowOpenerProps {
  readonly title: string;
  /** Below it, in small. */
  readonly detail?: string;
  /** The detail is to be compared by eye. */
  readonly monospace?: boolean;
  readonly onOpen: () => void;
}

/** What a row is about; opens the rest of it beside the list. */
export function RowOpener({ title, detail, monospace = false, onOpen }: RowOpenerProps) {
  return (
    <UnstyledButton onClick={onOpen} aria-haspopup="dialog">
      <Text
        fz="sm"
        fw={600}
        td="underline"
        style={{ textUnderlineOffset: 3, textDecorationColor: 'var(--mantine-color-dimmed)' }}
      >
        {title}
      </Text>
      {detail !== undefined && (
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }} {...(monospace && { ff: 'monospace' })}>
          {detail}
        </Text>
      )}
    </UnstyledButton>
  );
}
