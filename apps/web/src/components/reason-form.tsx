import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals, openModal } from '@mantine/modals';
import { oneLine } from '../lib/one-line.ts';
import { useFormSubmit } from '../lib/use-form-submit.ts';
import { ModalForm } from './modal-form.tsx';
import { ReasonField } from './reason-field.tsx';

interface AskedReason {
  readonly title: string;
  /** What follows, beyond what the title says. */
  readonly consequences?: string;
  /** Who reads the reason. */
  readonly readBy?: string;
  /** Said where the reason is missing. */
  readonly missing: string;
  readonly placeholder?: string;
  readonly action: string;
  /** Its refusal is shown in the form. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onDone: () => void;
}

/** Asks why, for what takes something away from somebody: they, or the other admins, get to read it. */
export function askReason({ title, ...asked }: AskedReason): void {
  openModal({ title, children: <ReasonForm {...asked} /> });
}

function ReasonForm({
  consequences,
  readBy,
  missing,
  placeholder,
  action,
  onConfirm,
  onDone,
}: Omit<AskedReason, 'title'>) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? missing : null) },
  });
  const submission = useFormSubmit({
    form,
    action: ({ reason }) => onConfirm(oneLine(reason)),
    onDone: () => {
      closeAllModals();
      onDone();
    },
  });
  return (
    <ModalForm submission={submission} action={action} danger>
      {consequences !== undefined && <Text fz="sm">{consequences}</Text>}
      <ReasonField description={readBy} placeholder={placeholder} {...form.getInputProps('reason')} />
    </ModalForm>
  );
}
