import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FormProblem } from '../../../components/form-problem.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useOrganizationChanges, type AdminOrganization } from './organizations.ts';

export function RejectForm({ organization }: { organization: AdminOrganization }) {
  const { id, name } = organization;
  const { reject } = useOrganizationChanges();
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? 'Its owner will read why: say it.' : null) },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ reason }) => reject.mutateAsync({ id, reason: reason.trim().replace(/\s+/g, ' ') }),
    onDone: () => {
      closeAllModals();
      showDone(`${name} is rejected. Its owner was told why.`);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <Text fz="sm">It stays as it is, without a bot. Its owner may put right what you name, and ask again.</Text>
        <Textarea
          label="Reason"
          description="Its owner reads it."
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
            Reject
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
