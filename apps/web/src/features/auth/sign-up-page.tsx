import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { FormProblem } from '../../components/form-problem.tsx';
import { NewPasswordField, newPasswordProblem } from '../../components/password-field.tsx';
import { api } from '../../lib/api.ts';
import { isEmail } from '../../lib/email-list.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { AuthPage } from './auth-page.tsx';
import { CheckYourMail } from './check-your-mail.tsx';
import { TextLink } from './text-link.tsx';

export function SignUpPage() {
  const { search } = useLocation();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validateInputOnBlur: ['email', 'password'],
    validate: {
      name: (value) => (value.trim() === '' ? 'Tell us your name: your colleagues will see it.' : null),
      email: (value) => (isEmail(value.trim()) ? null : 'This is not an e-mail address.'),
      password: newPasswordProblem,
    },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ name, email, password }) =>
      api.POST('/api/auth/sign-up', { body: { name: name.trim(), email: email.trim(), password } }),
    onDone: (_, { email }) => setSentTo(email.trim()),
    fieldOfCode: { 'EMAIL.INVALID': 'email', 'PASSWORD.TOO_SHORT': 'password', 'PASSWORD.TOO_COMMON': 'password' },
  });
  if (sentTo !== undefined) {
    return (
      <CheckYourMail
        email={sentTo}
        what="Its link completes your account."
        resend={() => api.POST('/api/auth/resend-verification', { body: { email: sentTo } })}
        footer={<TextLink to="/sign-in">Back to sign-in</TextLink>}
      />
    );
  }
  return (
    <AuthPage
      title="Create an account"
      description="Then make an organisation, or join one that invited you."
      footer={
        <>
          Have one already? <TextLink to={`/sign-in${search}`}>Sign in</TextLink>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <TextInput label="E-mail address" type="email" autoComplete="username" {...form.getInputProps('email')} />
          <NewPasswordField {...form.getInputProps('password')} />
          <Button type="submit" loading={pending}>
            Create account
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}
