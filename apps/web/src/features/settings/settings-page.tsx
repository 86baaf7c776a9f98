import { dataOf } from '@moorage/api-client';
import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { CopyField } from '../../components/copy-field.tsx';
import { SettingsForm } from '../../components/settings-form.tsx';
import { NotForRole } from '../../components/not-for-role.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { InvitationSection } from './invitation-section.tsx';

/** The profile of the organisation. */
export function SettingsPage() {
  const { organization, can } = useOrganization();
  return (
    <Page title="Settings" description={`What ${organization.name} is called, and where it is found.`}>
      {can('org:update') ? (
        <>
          <NameSection />
          <InvitationSection />
        </>
      ) : (
        <NotForRole who="Owners and admins change these." />
      )}
      <Section
        title="Addresses"
        description="Links and programs rely on them. An owner changes them in the danger zone."
      >
        <Stack maw={520}>
          <CopyField label="Address of the bot" value={organization.botUrl} />
          <CopyField
            label="Name in API calls"
            description="Sent with each call, in the header x-tenant-id."
            value={organization.slug}
          />
        </Stack>
      </Section>
    </Page>
  );
}

function NameSection() {
  const { organization, slug, api } = useOrganization();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: organization.name },
    validate: {
      name: (value) =>
        value.trim() === '' ? 'Give it a name.' : value.trim().length > 128 ? 'Use 128 characters or fewer.' : null,
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ name }) => dataOf(api.PATCH('/api/organization', { body: { name: name.trim() } })),
    onDone: async () => {
      form.resetDirty();
      showDone('The name is saved.');
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['organization', slug] }),
        queryClient.invalidateQueries({ queryKey: ['organizations'] }),
      ]);
    },
    fieldOfCode: { 'ORG.NAME_INVALID': 'name' },
  });
  return (
    <Section title="Name">
      <SettingsForm submission={submission} changed={form.isDirty()}>
        <TextInput label="Name of the organisation" autoComplete="organization" {...form.getInputProps('name')} />
      </SettingsForm>
    </Section>
  );
}
