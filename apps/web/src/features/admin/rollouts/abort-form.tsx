import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FormProblem } from '../../../components/form-problem.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useRolloutChanges } from './rollouts.ts';

export function AbortForm({ rolloutId }: { rolloutId: string }) {
  const { abort } = useRolloutChanges();
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? 'Say why: other admins read it.' : null) },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ reason }) => abort.mutateAsync({ id: rolloutId, reason: reason.trim() }),
    onDone: () => {
      closeAllModals();
      showDone('The rollout is aborted.');
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <Text fz="sm">
          Bots in the middle of their update come to its end. All others keep what they run. It can’t be resumed.
        </Text>
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
            Abort the rollout
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
