import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { ModalForm } from '../../components/modal-form.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useDomainChanges } from './domains.ts';

export function ClaimDomainForm() {
  const { claim } = useDomainChanges();
  const form = useForm({
    initialValues: { domain: '' },
    validate: { domain: (value) => (value.trim() === '' ? 'Write the domain, such as acme.com.' : null) },
  });
  const submission = useFormSubmit({
    form,
    action: ({ domain }) => claim(domain.trim()),
    onDone: ({ displayName }) => {
      closeAllModals();
      showDone(`${displayName} was added. Set its record next.`);
    },
  });
  return (
    <ModalForm submission={submission} action="Add it">
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
    </ModalForm>
  );
}
