import { dataOf } from '@moorage/api-client';
import { Select, Skeleton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { SettingsForm } from '../../components/settings-form.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { api } from '../../lib/api.ts';
import { showDone } from '../../lib/notices.ts';
import { preferencesQuery, type Preferences, type PreferencesChange } from '../../lib/preferences.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useMyOrganizations, type OrganizationSummary } from '../organizations/my-organizations.ts';
import { byDefault, currencyOptions, formatExample, localeOptions } from './preference-options.ts';

/** Where one begins, and how dates, numbers and amounts are written. */
export function PreferencesPage() {
  const preferences = useQuery(preferencesQuery);
  const organizations = useMyOrganizations();
  const error = preferences.error ?? organizations.error;
  const loaded = preferences.data !== undefined && organizations.data !== undefined;
  return (
    <Page title="Preferences" description="They are yours: the same in every organisation and every browser.">
      <Section title="How you like it">
        {!loaded && error && (
          <FailedToLoad error={error} retry={() => Promise.all([preferences.refetch(), organizations.refetch()])} />
        )}
        {!loaded && !error && <Skeleton h={280} />}
        {loaded && <PreferencesForm preferences={preferences.data} organizations={organizations.data.items} />}
      </Section>
    </Page>
  );
}

interface PreferencesFormProps {
  readonly preferences: Preferences;
  readonly organizations: readonly OrganizationSummary[];
}

function PreferencesForm({ preferences, organizations }: PreferencesFormProps) {
  const queryClient = useQueryClient();
  const [now] = useState(() => new Date());
  const isMine = organizations.some(({ id }) => id === preferences.landingOrgId);
  const form = useForm({
    initialValues: {
      landingOrgId: (isMine ? preferences.landingOrgId : null) ?? byDefault,
      locale: preferences.locale ?? byDefault,
      currency: preferences.currency ?? byDefault,
    },
  });
  const submission = useFormSubmit({
    form,
    action: (values) => dataOf(api.PATCH('/api/me/preferences', { body: changeOf(values) })),
    onDone: (saved) => {
      queryClient.setQueryData(preferencesQuery.queryKey, saved);
      form.resetDirty();
      showDone('Your preferences are saved.');
    },
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <SettingsForm submission={submission} changed={form.isDirty()} maw={440}>
      <Select
        label="Begin in"
        description="Where the start page leads."
        allowDeselect={false}
        searchable={organizations.length > 8}
        data={[
          { value: byDefault, label: 'Where I was last' },
          ...organizations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('landingOrgId')}
      />
      <Select
        label="Dates and numbers"
        description={`${formatExample(form.values.locale, now)}, in the time zone of this browser, ${zone}.`}
        allowDeselect={false}
        searchable
        nothingFoundMessage="Nothing by this name"
        data={localeOptions}
        {...form.getInputProps('locale')}
      />
      <Select
        label="Amounts"
        description="The currency in which they are shown to you, where there are any."
        allowDeselect={false}
        searchable
        nothingFoundMessage="Nothing by this name"
        data={currencyOptions}
        {...form.getInputProps('currency')}
      />
    </SettingsForm>
  );
}

function changeOf(values: Record<keyof Preferences, string>): PreferencesChange {
  const chosen = <Value extends string>(value: string) => (value === byDefault ? null : (value as Value));
  return {
    landingOrgId: chosen(values.landingOrgId),
    locale: chosen(values.locale),
    currency: chosen(values.currency),
  };
}
