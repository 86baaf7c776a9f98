import { Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { closeAllModals } from '@mantine/modals';
import { ModalForm } from '../../../components/modal-form.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useInstallation } from '../../session/installation.ts';
import { useOrganizationChanges, type AdminOrganization } from './organizations.ts';

/** What an organisation may be besides a customer. */
export function CapabilitiesForm({ organization }: { organization: AdminOrganization }) {
  const { data: installation } = useInstallation();
  const { setCapabilities } = useOrganizationChanges();
  const form = useForm({
    initialValues: { canSponsor: organization.canSponsor, canHost: organization.canHost },
  });
  const submission = useFormSubmit({
    form,
    // Where hosts are turned off the server takes none, not even one that it knows.
    action: ({ canSponsor, canHost }) =>
      setCapabilities.mutateAsync({
        id: organization.id,
        canSponsor,
        canHost: canHost && installation?.hostOrgs === true,
      }),
    onDone: () => {
      closeAllModals();
      showDone(`The capabilities of ${organization.name} are changed.`);
    },
  });
  return (
    <ModalForm submission={submission} action="Save">
      <Switch
        label="Sponsor"
        description="Pays for its members."
        {...form.getInputProps('canSponsor', { type: 'checkbox' })}
      />
      {installation?.hostOrgs === true && (
        <Switch
          label="Host"
          description="Publishes bot apps to others, and has publishers among its members."
          {...form.getInputProps('canHost', { type: 'checkbox' })}
        />
      )}
      {organization.canHost && installation?.hostOrgs === false && (
        <Text fz="sm" c="dimmed">
          It was a host; this installation has turned hosts off. Saving makes it none.
        </Text>
      )}
    </ModalForm>
  );
}
