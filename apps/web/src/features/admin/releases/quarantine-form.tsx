import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FormProblem } from '../../../components/form-problem.tsx';
import { showUndoable } from '../../../components/undo-notice.tsx';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useReleaseChanges, type Release } from './releases.ts';

export function QuarantineForm({ release: { id, version } }: { release: Release }) {
  const { quarantine, lift } = useReleaseChanges();
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? 'Say why: other admins read it.' : null) },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ reason }) => quarantine.mutateAsync({ id, reason: reason.trim() }),
    onDone: () => {
      closeAllModals();
      showUndoable(`${version ?? 'The release'} is in quarantine.`, () => lift.mutate(id));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <Text fz="sm">No automatic rollout offers it any more. Instances that run it stay on it.</Text>
        <Textarea
          label="Reason"
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => closeAllModals()}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={pending}>
            Put in quarantine
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
