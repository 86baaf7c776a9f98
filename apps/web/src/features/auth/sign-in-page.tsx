import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useMe } from '../session/me.ts';
import { AuthPage } from './auth-page.tsx';
import { SignInPassword } from './sign-in-password.tsx';
import { TextLink } from './text-link.tsx';
import { useGoOn } from './use-go-on.ts';
import { isEmail } from '../../lib/email-list.ts';

/** First the address, then how this address signs in: a password for now. */
export function SignInPage() {
  const { search } = useLocation();
  const [address] = useSearchParams();
  const { data: me } = useMe();
  const goOn = useGoOn();
  const [email, setEmail] = useState<string>();
  useEffect(() => {
    if (me) goOn();
  }, [me, goOn]);

  const form = useForm({
    initialValues: { email: address.get('email') ?? '' },
    validate: { email: (value) => (isEmail(value.trim()) ? null : 'This is not an e-mail address.') },
  });

  const footer = (
    <>
      New here? <TextLink to={`/sign-up${search}`}>Create an account</TextLink>
    </>
  );
  if (email !== undefined) {
    return (
      <AuthPage title="Sign in" footer={footer}>
        <SignInPassword email={email} onOtherEmail={() => setEmail(undefined)} />
      </AuthPage>
    );
  }
  return (
    <AuthPage title="Sign in" description="Welcome back." footer={footer}>
      <form onSubmit={form.onSubmit((values) => setEmail(values.email.trim()))} noValidate>
        <Stack>
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <Button type="submit">Continue</Button>
          <Text fz="sm" ta="center">
            <TextLink to="/forgot-password">Forgot your password?</TextLink>
          </Text>
        </Stack>
      </form>
    </AuthPage>
  );
}
