import { Button, Code, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FormProblem } from '../../../components/form-problem.tsx';
import { showUndoable } from '../../../components/undo-notice.tsx';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useOrganizationChanges, type AdminOrganization } from './organizations.ts';

export function SuspendForm({ organization }: { organization: AdminOrganization }) {
  const { id, name, slug } = organization;
  const { suspend, reactivate } = useOrganizationChanges();
  const form = useForm({
    initialValues: { reason: '', typed: '' },
    validate: {
      reason: (value) => (value.trim() === '' ? 'Its members will read why: say it.' : null),
      typed: (value) => (value.trim() === slug ? null : 'Type the address as it is shown.'),
    },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ reason }) => suspend.mutateAsync({ id, reason: reason.trim() }),
    onDone: () => {
      closeAllModals();
      showUndoable(`${name} is suspended.`, () => reactivate.mutate(id));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <Text fz="sm">Its bot closes for everybody at once. Members can sign in and read, and change nothing.</Text>
        <Textarea
          label="Reason"
          description="Its members read it."
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <TextInput
          label={
            <>
              Type <Code>{slug}</Code> to confirm
            </>
          }
          autoComplete="off"
          {...form.getInputProps('typed')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => closeAllModals()}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={pending}>
            Suspend
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
