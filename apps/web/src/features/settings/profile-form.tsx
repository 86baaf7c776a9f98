import { dataOf } from '@moorage/api-client';
import { Button, Fieldset, Group, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import {
  industryOptions,
  sizeOptions,
  useOrganizationProfile,
  type OrganizationProfile,
} from './organization-profile.ts';

interface ProfileFormProps {
  readonly onSaved: (profile: OrganizationProfile) => unknown;
  readonly submitLabel?: string;
  /** Saving is offered though nothing was changed: to go on. */
  readonly alwaysSubmits?: boolean;
  /** Other ways on, left of the button that saves. */
  readonly beside?: ReactNode;
}

/** Industry, size, website and tax numbers; all of it may stay empty. */
export function ProfileForm(props: ProfileFormProps) {
  const { data, error, refetch } = useOrganizationProfile();
  if (error && !data) return <FailedToLoad error={error} retry={refetch} />;
  return data === undefined ? <Skeleton h={320} /> : <LoadedForm profile={data} {...props} />;
}

function LoadedForm({
  profile,
  onSaved,
  submitLabel = 'Save',
  alwaysSubmits = false,
  beside,
}: ProfileFormProps & { profile: OrganizationProfile }) {
  const { api, slug } = useOrganization();
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: textsOf(profile) });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: (values) => dataOf(api.PUT('/api/organization/profile', { body: profileOf(values) })),
    onDone: async (saved) => {
      queryClient.setQueryData(['organization-profile', slug], saved);
      form.setValues(textsOf(saved));
      form.resetDirty(textsOf(saved));
      await onSaved(saved);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={560}>
        <FormProblem>{problem}</FormProblem>
        <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
          <Select
            label="Industry"
            placeholder="Not said"
            data={industryOptions}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the industry' }}
            nothingFoundMessage="Nothing by this name"
            miw={220}
            {...form.getInputProps('industry')}
          />
          <Select
            label="Size"
            placeholder="Not said"
            data={sizeOptions}
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the size' }}
            miw={220}
            {...form.getInputProps('size')}
          />
        </Group>
        <TextInput
          label="Website"
          placeholder="https://acme.example"
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('website')}
        />
        <Fieldset legend="Registrations in India">
          <Stack gap="sm">
            <TextInput
              label="GSTIN"
              description="15 characters; the last one is checked against the others."
              placeholder="27AAPFU0939F1ZV"
              spellCheck={false}
              {...form.getInputProps('gstin')}
            />
            <TextInput
              label="PAN"
              description="Taken from the GSTIN where you leave it empty."
              placeholder="AAPFU0939F"
              spellCheck={false}
              {...form.getInputProps('pan')}
            />
            <TextInput
              label="MSME (Udyam) number"
              placeholder="UDYAM-MH-12-0012345"
              spellCheck={false}
              {...form.getInputProps('msme')}
            />
          </Stack>
        </Fieldset>
        <Group justify="flex-end">
          {beside}
          <Button type="submit" loading={pending} disabled={!alwaysSubmits && !form.isDirty()}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Texts = {
  industry: OrganizationProfile['industry'];
  size: OrganizationProfile['size'];
} & Record<'website' | 'gstin' | 'pan' | 'msme', string>;

function textsOf({ industry, size, website, gstin, pan, msme }: OrganizationProfile): Texts {
  return { industry, size, website: website ?? '', gstin: gstin ?? '', pan: pan ?? '', msme: msme ?? '' };
}

function profileOf({ industry, size, website, gstin, pan, msme }: Texts): OrganizationProfile {
  const said = (text: string): string | null => (text.trim() === '' ? null : text);
  return { industry, size, website: said(website), gstin: said(gstin), pan: said(pan), msme: said(msme) };
}
