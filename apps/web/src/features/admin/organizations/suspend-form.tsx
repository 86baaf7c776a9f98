import { Code, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { ModalForm } from '../../../components/modal-form.tsx';
import { ReasonField } from '../../../components/reason-field.tsx';
import { showUndoable } from '../../../components/undo-notice.tsx';
import { oneLine } from '../../../lib/one-line.ts';
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
  const submission = useFormSubmit({
    form,
    action: ({ reason }) => suspend.mutateAsync({ id, reason: oneLine(reason) }),
    onDone: () => {
      closeAllModals();
      showUndoable(`${name} is suspended.`, () => reactivate.mutate(id));
    },
  });
  return (
    <ModalForm submission={submission} action="Suspend" danger>
      <Text fz="sm">Its bot closes for everybody at once. Members can sign in and read, and change nothing.</Text>
      <ReasonField description="Its members read it." {...form.getInputProps('reason')} />
      <TextInput
        label={
          <>
            Type <Code>{slug}</Code> to confirm
          </>
        }
        autoComplete="off"
        {...form.getInputProps('typed')}
      />
    </ModalForm>
  );
}
