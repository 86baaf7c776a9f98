import { dataOf } from '@moorage/api-client';
import { Button, Code, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { FormProblem } from '../../components/form-problem.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useSlugVerdict } from '../organizations/slug-availability.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { useInstallation } from '../session/installation.ts';

/** Another address for the bot, the pages and API calls; the old one leads on for a while. */
export function AddressSection() {
  const { organization, slug } = useOrganization();
  const { data: installation } = useInstallation();
  const former = useFormerSlugs();
  const [asking, dialog] = useDisclosure();
  const form = useForm({ initialValues: { slug } });
  const typed = form.values.slug;
  const [checked] = useDebouncedValue(typed, 250);
  const verdict = useSlugVerdict(checked === slug ? '' : checked);
  const isFormer = former.some((held) => held.slug === typed);
  const refused = !isFormer && checked === typed && verdict.state === 'refused' ? verdict.reason : undefined;
  const { submit, pending, problem } = useChange(form, dialog.close);
  const domain = installation?.botsDomain ?? '';
  const possible = organization.status === 'ACTIVE' || organization.status === 'PENDING_VERIFICATION';
  return (
    <Section
      title="Address"
      description="Where the bot and these pages are found, and the name in API calls. Nothing stops: the old address leads to the new one for 30 days."
    >
      <Stack maw={520}>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          label="Address"
          description={`The bot will be at ${typed || slug}.${domain}`}
          {...form.getInputProps('slug')}
          onChange={(event) => form.setFieldValue('slug', event.currentTarget.value.toLowerCase())}
          error={(form.errors['slug'] as string | undefined) ?? refused}
          autoCapitalize="none"
          spellCheck={false}
        />
        {former.length > 0 && (
          <Stack gap={4}>
            <Text fz="sm">Old addresses that lead here:</Text>
            <List fz="sm">
              {former.map((held) => (
                <List.Item key={held.slug}>
                  <Code>{held.slug}</Code>, until <Time value={held.until} as="exact" />
                </List.Item>
              ))}
            </List>
          </Stack>
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={typed === slug || typed === '' || refused !== undefined || !possible}
            onClick={dialog.open}
          >
            Change the address…
          </Button>
        </Group>
      </Stack>
      <Modal opened={asking} onClose={dialog.close} title={`Move to ${typed}.${domain}?`}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text fz="sm">
              Whoever opens <Code>{`${slug}.${domain}`}</Code> is led on for 30 days. Everybody signs in at the bot once
              more, which happens by itself. Programs that write to the old address have to be told the new one.
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                Cancel
              </Button>
              <Button type="submit" loading={pending} data-autofocus>
                Change the address
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </Section>
  );
}

function useFormerSlugs(): readonly { slug: string; until: string }[] {
  const { api, organization } = useOrganization();
  const { data } = useQuery({
    queryKey: ['former-slugs', organization.id],
    queryFn: () => dataOf(api.GET('/api/organization/former-slugs')),
    meta: { topics: ['organization'] },
  });
  return data?.items ?? [];
}

function useChange(form: ReturnType<typeof useForm<{ slug: string }>>, close: () => void) {
  const { api } = useOrganization();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useFormSubmit({
    form,
    action: async ({ slug }) => {
      try {
        return await dataOf(api.PUT('/api/organization/slug', { body: { slug } }));
      } finally {
        // What the server has against it stands at the input, which the question covers.
        close();
      }
    },
    onDone: async ({ slug }) => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] });
      showDone('The address is changed.');
      await navigate(`/orgs/${slug}/danger-zone`);
    },
    fieldOfCode: {
      'ORG.SLUG_INVALID': 'slug',
      'ORG.SLUG_RESERVED': 'slug',
      'ORG.SLUG_TAKEN': 'slug',
      'ORG.SLUG_CHANGED_TOO_OFTEN': 'slug',
    },
  });
}
