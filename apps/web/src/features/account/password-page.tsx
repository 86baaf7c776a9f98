import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormProblem } from '../../components/form-problem.tsx';
import { Page } from '../../components/page.tsx';
import { CurrentPasswordField, NewPasswordField, newPasswordProblem } from '../../components/password-field.tsx';
import { Section } from '../../components/section.tsx';
import { api } from '../../lib/api.ts';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useSignedIn } from '../session/require-session.tsx';

export function PasswordPage() {
  const me = useSignedIn();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value === '' ? 'Type your current password.' : null),
      newPassword: newPasswordProblem,
    },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: (values) => api.POST('/api/me/change-password', { body: values }),
    onDone: async () => {
      form.reset();
      showDone('Your password is changed. All other sessions were ended.');
      await queryClient.invalidateQueries({ queryKey: ['my-sessions'] });
    },
    fieldOfCode: {
      'PASSWORD.WRONG': 'currentPassword',
      'PASSWORD.TOO_SHORT': 'newPassword',
      'PASSWORD.TOO_LONG': 'newPassword',
      'PASSWORD.TOO_COMMON': 'newPassword',
    },
  });
  return (
    <Page title="Password" description="A change ends your sessions on all other devices.">
      <Section title="Change your password">
        <form onSubmit={submit} noValidate>
          <Stack maw={440}>
            <FormProblem>{problem}</FormProblem>
            <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
            <CurrentPasswordField label="Current password" {...form.getInputProps('currentPassword')} />
            <NewPasswordField label="New password" {...form.getInputProps('newPassword')} />
            <Group justify="flex-end">
              <Button type="submit" loading={pending}>
                Change password
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
