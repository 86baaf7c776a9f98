import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FormProblem } from '../../components/form-problem.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useJoinRequestDecisions, type JoinRequest } from './join-requests.ts';

const longest = 500;

/** Asks for the reason: it is what the person gets to read. */
export function DeclineForm({ request }: { request: JoinRequest }) {
  const { decline } = useJoinRequestDecisions();
  const form = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (value) =>
        value.trim() === ''
          ? 'Say why, in a few words.'
          : value.trim().length > longest
            ? `Use ${longest} characters or fewer.`
            : null,
    },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ reason }) => decline({ id: request.id, reason: reason.trim() }),
    onDone: () => {
      closeAllModals();
      showDone(`The request of ${request.name} is declined.`);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          label="Reason"
          description={`${request.name} reads it, in a mail and on their page.`}
          placeholder="Please use your work account."
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => closeAllModals()}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={pending}>
            Decline
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
