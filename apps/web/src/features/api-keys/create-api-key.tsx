import { Alert, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { IconEyeOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { CopyField } from '../../components/copy-field.tsx';
import { ModalForm } from '../../components/modal-form.tsx';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import type { ApiKeyRequest, ApiKeyStore } from './api-key-store.ts';

type Scope = ApiKeyRequest['scopes'][number];

interface CreateApiKeyProps {
  readonly store: ApiKeyStore;
  /** Whether a key may reach the admin section of the installation. */
  readonly withAdmin: boolean;
}

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'No end' },
];

/** The form, and then the secret: it is shown this once. */
export function CreateApiKey({ store, withAdmin }: CreateApiKeyProps) {
  const queryClient = useQueryClient();
  const form = useForm<{ name: string; scopes: Scope[]; expiresInDays: string }>({
    initialValues: { name: '', scopes: ['read'], expiresInDays: '90' },
    validate: {
      name: (value) => (value.trim() === '' ? 'Say what it is for.' : null),
      scopes: (value) => (value.length === 0 ? 'Choose one or more.' : null),
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ name, scopes, expiresInDays }) =>
      store.create({
        name: name.trim(),
        scopes,
        ...(expiresInDays !== '' && { expiresInDays: Number(expiresInDays) }),
      }),
    onDone: () => queryClient.invalidateQueries({ queryKey: store.queryKey }),
  });
  if (submission.result !== undefined) {
    return (
      <Stack>
        <Alert color="yellow" icon={<IconEyeOff aria-hidden />} title="Copy it now" role="status">
          It is shown this once. Whoever has it can act with these rights.
        </Alert>
        <CopyField label="Your new key" value={submission.result.secret} />
        <Group justify="flex-end">
          <Button onClick={() => closeAllModals()}>I have copied it</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <ModalForm submission={submission} action="Make the key">
      <TextInput label="What is it for?" placeholder="Nightly report" data-autofocus {...form.getInputProps('name')} />
      <Checkbox.Group label="What may it do?" {...form.getInputProps('scopes')}>
        <Stack gap="xs" mt={6}>
          <Checkbox value="read" label="Read" description="Look, and change nothing." />
          <Checkbox value="write" label="Write" description="Change things too." />
          {withAdmin && (
            <Checkbox value="admin" label="Admin" description="The admin section of the whole installation." />
          )}
        </Stack>
      </Checkbox.Group>
      <Select
        label="When does it end?"
        data={lifetimes}
        allowDeselect={false}
        {...form.getInputProps('expiresInDays')}
      />
    </ModalForm>
  );
}
