import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { FormProblem } from '../../components/form-problem.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useDomainChanges } from './domains.ts';

export function ClaimDomainForm() {
  const { claim } = useDomainChanges();
  const form = useForm({
    initialValues: { domain: '' },
    validate: { domain: (value) => (value.trim() === '' ? 'Write the domain, such as acme.com.' : null) },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ domain }) => claim(domain.trim()),
    onDone: ({ displayName }) => {
      closeAllModals();
      showDone(`${displayName} was added. Set its record next.`);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          label="Domain"
          description="What stands after the @ of your e-mail addresses."
          placeholder="acme.com"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          data-autofocus
          {...form.getInputProps('domain')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => closeAllModals()}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Add it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
