import { Button, Group, Stack } from '@mantine/core';
import { closeAllModals } from '@mantine/modals';
import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from './form-problem.tsx';

interface ModalFormProps {
  /** What {@link useFormSubmit} says of the form. */
  readonly submission: {
    readonly submit: (event: FormEvent<HTMLFormElement>) => void;
    readonly pending: boolean;
    readonly problem: string | undefined;
  };
  /** On the button that sends it. */
  readonly action: string;
  /** It takes something away from somebody. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** A form in a dialog: its inputs between what went wrong with it and the ways out. */
export function ModalForm({
  submission: { submit, pending, problem },
  action,
  danger = false,
  children,
}: ModalFormProps) {
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => closeAllModals()}>
            Cancel
          </Button>
          <Button type="submit" {...(danger && { color: 'red' })} loading={pending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
