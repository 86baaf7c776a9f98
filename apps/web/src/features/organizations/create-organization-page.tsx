import { dataOf } from '@moorage/api-client';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormProblem } from '../../components/form-problem.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { api } from '../../lib/api.ts';
import { suggestSlug } from '../../lib/slug.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { TextLink } from '../auth/text-link.tsx';
import { useInstallation } from '../session/installation.ts';
import { useSignedIn } from '../session/require-session.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { useMyOrganizations } from './my-organizations.ts';
import { useSlugVerdict } from './slug-availability.ts';

export function CreateOrganizationPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: installation } = useInstallation();
  const { data: mine } = useMyOrganizations();
  const [slugIsOwn, setSlugIsOwn] = useState(false);

  const form = useForm({
    initialValues: { name: '', slug: '' },
    validate: {
      name: (value) =>
        value.trim() === '' ? 'Give it a name.' : value.trim().length > 128 ? 'Use 128 characters or fewer.' : null,
      slug: (value) => (value === '' ? 'Choose an address.' : null),
    },
    onValuesChange: ({ name }, before) => {
      if (!slugIsOwn && name !== before.name) form.setFieldValue('slug', suggestSlug(name));
    },
  });
  const [checkedSlug] = useDebouncedValue(form.values.slug, 250);
  const verdict = useSlugVerdict(checkedSlug);
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ name, slug }) => dataOf(api.POST('/api/organizations', { body: { name: name.trim(), slug } })),
    onDone: async ({ slug, status }) => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] });
      // One that waits to be verified can't be changed yet.
      void navigate(status === 'ACTIVE' ? `/orgs/${slug}/setup` : `/orgs/${slug}`);
    },
    fieldOfCode: {
      'ORG.NAME_INVALID': 'name',
      'ORG.SLUG_TAKEN': 'slug',
      'ORG.SLUG_RESERVED': 'slug',
      'ORG.SLUG_INVALID': 'slug',
    },
  });

  const slugInput = form.getInputProps('slug');
  const refused = verdict.state === 'refused' && checkedSlug === form.values.slug ? verdict.reason : undefined;
  return (
    <AuthPage
      title="Make an organisation"
      description="It gets its own bot, with its own data, at its own address."
      footer={(mine?.items.length ?? 0) > 0 ? <TextLink to="/">Back to your organisations</TextLink> : <NotYou />}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          <TextInput
            label="Name"
            placeholder="Acme"
            autoComplete="organization"
            autoFocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label="Address"
            description={installation && `The bot will be at ${form.values.slug || 'acme'}.${installation.botsDomain}`}
            {...slugInput}
            onChange={(event) => {
              setSlugIsOwn(true);
              form.setFieldValue('slug', event.currentTarget.value.toLowerCase());
            }}
            error={(slugInput.error as string | undefined) ?? refused}
            autoCapitalize="none"
            spellCheck={false}
            rightSection={<SlugMark state={verdict.state} />}
          />
          <Text fz="xs" c="dimmed" role="status" h={16} mt={-10}>
            {verdict.state === 'available' && 'This address is free.'}
          </Text>
          <Button type="submit" loading={pending} disabled={refused !== undefined}>
            Create organisation
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}

function SlugMark({ state }: { state: string }) {
  if (state === 'checking') return <Waiting label="Checking" size={16} />;
  return state === 'available' ? <IconCheck size={18} color="var(--mantine-color-green-6)" aria-hidden /> : null;
}

function NotYou() {
  const me = useSignedIn();
  const signOut = useSignOut();
  return (
    <>
      Were you invited to one? Open the link in that mail. You are signed in as {me.email}.{' '}
      <Button
        variant="transparent"
        size="compact-sm"
        p={0}
        td="underline"
        onClick={() => signOut.mutate()}
        loading={signOut.isPending}
      >
        Sign out
      </Button>
    </>
  );
}
