import { dataOf } from '@moorage/api-client';
import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { FormProblem } from '../../components/form-problem.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { api } from '../../lib/api.ts';
import { meKey } from '../../lib/me-key.ts';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useSignedIn } from '../session/require-session.tsx';

export function ProfilePage() {
  const me = useSignedIn();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: me.name },
    validate: { name: (value) => (value.trim() === '' ? 'Your colleagues need a name to know you by.' : null) },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ name }) => dataOf(api.PATCH('/api/me', { body: { name: name.trim() } })),
    onDone: (updated) => {
      queryClient.setQueryData(meKey, updated);
      form.resetDirty();
      showDone('Your name is saved. Your bots learn it too.');
    },
  });
  return (
    <Page title="Profile" description="How you appear to the people of your organisations, and in their bots.">
      <Section title="You">
        <form onSubmit={submit} noValidate>
          <Stack maw={440}>
            <FormProblem>{problem}</FormProblem>
            <TextInput label="Name" autoComplete="name" {...form.getInputProps('name')} />
            <TextInput
              label="E-mail address"
              value={me.email}
              readOnly
              description="It is what you sign in with."
              rightSectionWidth={96}
              rightSection={
                me.emailVerified && (
                  <Badge color="green" leftSection={<IconRosetteDiscountCheck size={13} aria-hidden />}>
                    Verified
                  </Badge>
                )
              }
            />
            <Group justify="space-between">
              <Text fz="xs" c="dimmed">
                Account made <Time value={me.createdAt} />
              </Text>
              <Button type="submit" loading={pending} disabled={!form.isDirty()}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
