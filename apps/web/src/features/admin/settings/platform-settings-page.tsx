import { NumberInput, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { SettingsForm } from '../../../components/settings-form.tsx';
import { Page } from '../../../components/page.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { Section } from '../../../components/section.tsx';
import { showDone } from '../../../lib/notices.ts';
import { useFormSubmit } from '../../../lib/use-form-submit.ts';
import { useChangePlatformSettings, usePlatformSettings, type PlatformSettings } from './platform-settings.ts';

export function PlatformSettingsPage() {
  const { data, error, refetch } = usePlatformSettings();
  if (data === undefined) return error ? <FailedToLoad error={error} retry={refetch} /> : <PageSkeleton />;
  return (
    <Page title="Settings" description="What holds for the whole installation. Every replica follows at once.">
      <Section title="New organisations">
        {/* Another admin's change starts the form anew: nobody saves over what they haven't seen. */}
        <NewOrganizationsForm key={JSON.stringify(data)} settings={data} />
      </Section>
    </Page>
  );
}

function NewOrganizationsForm({ settings }: { settings: PlatformSettings }) {
  const change = useChangePlatformSettings();
  const form = useForm<{ orgVerificationRequired: boolean; limited: boolean; defaultSeats: number | string }>({
    initialValues: {
      orgVerificationRequired: settings.orgVerificationRequired,
      limited: settings.defaultSeats !== null,
      defaultSeats: settings.defaultSeats ?? 10,
    },
    validate: {
      defaultSeats: (value, { limited }) =>
        limited && !(typeof value === 'number' && value >= 1) ? 'Type a number of seats.' : null,
    },
  });
  const submission = useFormSubmit({
    form,
    action: ({ orgVerificationRequired, limited, defaultSeats }) =>
      change.mutateAsync({ orgVerificationRequired, defaultSeats: limited ? Number(defaultSeats) : null }),
    onDone: () => showDone('The settings are saved.'),
  });
  return (
    <SettingsForm submission={submission} changed={form.isDirty()}>
      <Switch
        label="Wait to be verified"
        description="Until a platform admin approves it, a new organisation can be read, not changed, and has no bot. Those that wait already go on waiting."
        {...form.getInputProps('orgVerificationRequired', { type: 'checkbox' })}
      />
      <Switch
        label="Start with a limited number of seats"
        description="The seats of one that is there are changed in the list of organisations."
        {...form.getInputProps('limited', { type: 'checkbox' })}
      />
      {form.values.limited && (
        <NumberInput
          label="Seats"
          min={1}
          max={1_000_000}
          allowDecimal={false}
          {...form.getInputProps('defaultSeats')}
        />
      )}
    </SettingsForm>
  );
}
