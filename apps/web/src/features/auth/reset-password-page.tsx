import { dataOf } from '@moorage/api-client';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { FormProblem } from '../../components/form-problem.tsx';
import { NewPasswordField, newPasswordProblem } from '../../components/password-field.tsx';
import { api } from '../../lib/api.ts';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { useBeginSession } from '../session/use-begin-session.ts';
import { AuthPage } from './auth-page.tsx';
import { BrokenLink } from './broken-link.tsx';
import { useLinkToken } from './use-link-token.ts';

export function ResetPasswordPage() {
  const token = useLinkToken();
  const navigate = useNavigate();
  const beginSession = useBeginSession();
  const form = useForm({ initialValues: { password: '' }, validate: { password: newPasswordProblem } });
  const { submit, pending, problem, code } = useFormSubmit({
    form,
    action: ({ password }) => dataOf(api.POST('/api/auth/reset-password', { body: { token: token ?? '', password } })),
    onDone: (session) => {
      beginSession(session);
      showDone('Your password is changed. All other sessions were ended.');
      void navigate('/', { replace: true });
    },
    fieldOfCode: {
      'PASSWORD.TOO_SHORT': 'password',
      'PASSWORD.TOO_LONG': 'password',
      'PASSWORD.TOO_COMMON': 'password',
    },
  });
  if (token === undefined || code === 'AUTH.TOKEN_INVALID' || code === 'AUTH.TOKEN_EXPIRED') {
    return (
      <BrokenLink
        title="This link does not work"
        reason={problem ?? 'The link is not complete. Open it from the mail, or copy all of it.'}
        wayOut={{ to: '/forgot-password', label: 'Ask for a new link' }}
      />
    );
  }
  return (
    <AuthPage title="Choose a new password" description="It ends your sessions on all other devices.">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          <NewPasswordField label="New password" autoFocus {...form.getInputProps('password')} />
          <Button type="submit" loading={pending}>
            Change password
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}
