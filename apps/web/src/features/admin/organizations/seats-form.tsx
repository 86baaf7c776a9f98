import { NumberInput, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { ModalForm } from '../../../components/modal-form.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useOrganizationChanges, type AdminOrganization } from './organizations.ts';
import { Count } from '../../../components/count.tsx';

export function SeatsForm({ organization }: { organization: AdminOrganization }) {
  const { setSeats } = useOrganizationChanges();
  const form = useForm<{ limited: boolean; total: number | string }>({
    initialValues: {
      limited: organization.seatsTotal !== null,
      total: organization.seatsTotal ?? Math.max(organization.seatsUsed, 10),
    },
    validate: {
      total: (value, { limited }) =>
        limited && !(typeof value === 'number' && value >= 0) ? 'Type a number of seats.' : null,
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ limited, total }) =>
      setSeats.mutateAsync({ id: organization.id, total: limited ? Number(total) : null }),
    onDone: () => {
      closeAllModals();
      showDone(`The seats of ${organization.name} are changed.`);
    },
  });
  const { limited, total } = form.values;
  return (
    <ModalForm submission={submission} action="Save">
      <Text fz="sm">
        <Count value={organization.seatsUsed} /> taken now.
      </Text>
      <Switch label="Limit the seats" {...form.getInputProps('limited', { type: 'checkbox' })} />
      {limited && (
        <NumberInput
          label="Seats"
          min={0}
          max={1_000_000}
          allowDecimal={false}
          data-autofocus
          {...form.getInputProps('total')}
        />
      )}
      {limited && Number(total) < organization.seatsUsed && (
        <Text fz="sm" c="dimmed">
          Nobody loses their seat by this; nobody new gets one until enough are free.
        </Text>
      )}
    </ModalForm>
  );
}
