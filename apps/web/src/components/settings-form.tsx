import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from './form-problem.tsx';

interface SettingsFormProps {
  /** What {@link useFormSubmit} says of the form. */
  readonly submission: {
    readonly submit: (event: FormEvent<HTMLFormElement>) => void;
    readonly pending: boolean;
    readonly problem: string | undefined;
  };
  /** There is something to save. */
  readonly changed: boolean;
  readonly action?: string;
  readonly maw?: number | '100%';
  readonly children: ReactNode;
}

/** A form that stays on its page, and is saved when something in it was changed. */
export function SettingsForm({
  submission: { submit, pending, problem },
  changed,
  action = 'Save',
  maw = 520,
  children,
}: SettingsFormProps) {
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={maw}>
        <FormProblem>{problem}</FormProblem>
        {children}
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={!changed}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
