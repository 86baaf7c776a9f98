import { dataOf } from '@moorage/api-client';
import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { FormProblem } from '../../components/form-problem.tsx';
import { CurrentPasswordField } from '../../components/password-field.tsx';
import { api } from '../../lib/api.ts';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useBeginSession } from '../session/use-begin-session.ts';
import { TextLink } from './text-link.tsx';

export function SignInPassword({ email, onOtherEmail }: { email: string; onOtherEmail: () => void }) {
  const beginSession = useBeginSession();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? 'Type your password.' : null) },
  });
  const { submit, pending, problem, code } = useFormSubmit({
    form,
    action: ({ password }) => dataOf(api.POST('/api/auth/sign-in', { body: { email, password } })),
    onDone: beginSession,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {code === 'AUTH.EMAIL_NOT_VERIFIED' ? <NotVerified email={email} /> : <FormProblem>{problem}</FormProblem>}
        <TextInput
          label="E-mail address"
          value={email}
          readOnly
          autoComplete="username"
          rightSectionWidth={84}
          rightSection={
            <Button variant="subtle" size="compact-sm" onClick={onOtherEmail}>
              Change
            </Button>
          }
        />
        <CurrentPasswordField autoFocus {...form.getInputProps('password')} />
        <Button type="submit" loading={pending}>
          Sign in
        </Button>
        <Text fz="sm" ta="center">
          <TextLink to="/forgot-password">Forgot your password?</TextLink>
        </Text>
      </Stack>
    </form>
  );
}

function NotVerified({ email }: { email: string }) {
  const resend = useMutation({
    mutationFn: () => api.POST('/api/auth/resend-verification', { body: { email } }),
    onSuccess: () => showDone(`Sent again to ${email}.`),
  });
  return (
    <Alert color="yellow" role="alert" icon={<IconMail aria-hidden />} title="One step is missing">
      <Stack gap="sm" align="flex-start">
        Verify your e-mail address with the link in the mail we sent you.
        <Button size="xs" variant="default" onClick={() => resend.mutate()} loading={resend.isPending}>
          Send the mail again
        </Button>
      </Stack>
    </Alert>
  );
}
