import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useState, type ReactNode } from 'react';

interface TypedConfirmation {
  readonly title: string;
  readonly consequences: ReactNode;
  /** What must be typed. */
  readonly name: string;
  readonly action: string;
  readonly onConfirm: () => unknown;
}

const modalId = 'typed-confirmation';

/** Asks to type the name of the thing: for what can't be undone. */
export function confirmByName(confirmation: TypedConfirmation): void {
  openModal({ modalId, title: confirmation.title, children: <ConfirmationForm {...confirmation} /> });
}

function ConfirmationForm({ consequences, name, action, onConfirm }: TypedConfirmation) {
  const [typed, setTyped] = useState('');
  const matches = typed.trim() === name;
  const confirm = (): void => {
    closeModal(modalId);
    onConfirm();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (matches) confirm();
      }}
    >
      <Stack>
        <Text fz="sm">{consequences}</Text>
        <TextInput
          label={
            <>
              Type <Code>{name}</Code> to confirm
            </>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={!matches}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
