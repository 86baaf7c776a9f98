import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormProblem } from '../../components/form-problem.tsx';
import { api } from '../../lib/api.ts';
import { isEmail } from '../../lib/email-list.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { AuthPage } from './auth-page.tsx';
import { CheckYourMail } from './check-your-mail.tsx';
import { TextLink } from './text-link.tsx';

export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (isEmail(value.trim()) ? null : 'This is not an e-mail address.') },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ email }) => api.POST('/api/auth/forgot-password', { body: { email: email.trim() } }),
    onDone: (_, { email }) => setSentTo(email.trim()),
  });
  const back = <TextLink to="/sign-in">Back to sign-in</TextLink>;
  if (sentTo !== undefined) {
    return (
      <CheckYourMail
        email={sentTo}
        what="Where there is an account, its link leads to a new password."
        resend={() => api.POST('/api/auth/forgot-password', { body: { email: sentTo } })}
        footer={back}
      />
    );
  }
  return (
    <AuthPage title="Forgot your password?" description="We send you a link to choose a new one." footer={back}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <Button type="submit" loading={pending}>
            Send the link
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}
