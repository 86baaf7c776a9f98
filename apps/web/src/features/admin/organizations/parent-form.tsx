import { Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { closeAllModals } from '@mantine/modals';
import { useState } from 'react';
import { ModalForm } from '../../../components/modal-form.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useAllOrganizations, useOrganizationChanges, type AdminOrganization } from './organizations.ts';

/** Below which organisation one stands. */
export function ParentForm({ organization }: { organization: AdminOrganization }) {
  const { setParent } = useOrganizationChanges();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 250);
  const { data } = useAllOrganizations({ limit: 20, ...(asked !== '' && { search: asked }) });
  const candidates = (data?.items ?? []).filter(({ id }) => id !== organization.id);
  const form = useForm<{ parentId: string | null }>({ initialValues: { parentId: null } });
  const submission = useFormSubmit({
    form,
    action: ({ parentId }) => setParent.mutateAsync({ id: organization.id, parentId }),
    onDone: (_, { parentId }) => {
      closeAllModals();
      showDone(
        parentId === null ? `${organization.name} stands alone.` : `${organization.name} is part of the group now.`,
      );
    },
    fieldOfCode: { 'ORG.HIERARCHY_CYCLE': 'parentId', 'ORG.HIERARCHY_TOO_DEEP': 'parentId' },
  });
  return (
    <ModalForm submission={submission} action="Save">
      <Text fz="sm">
        What stands below {organization.name} moves along. Its members see the chart; nothing else changes.
      </Text>
      <Select
        label="Stands below"
        description="Leave it empty, and it stands alone."
        placeholder="Find an organisation"
        data={candidates.map(({ id, name, slug }) => ({ value: id, label: `${name} (${slug})` }))}
        searchable
        clearable
        searchValue={search}
        onSearchChange={setSearch}
        // The server searched already.
        filter={({ options }) => options}
        nothingFoundMessage="No organisation of this name."
        {...form.getInputProps('parentId')}
      />
    </ModalForm>
  );
}
