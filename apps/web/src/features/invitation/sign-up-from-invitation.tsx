import { dataOf } from '@moorage/api-client';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { FormProblem } from '../../components/form-problem.tsx';
import { NewPasswordField, newPasswordProblem } from '../../components/password-field.tsx';
import { api } from '../../lib/api.ts';
import { showDone } from '../../lib/notices.ts';
import { useFormSubmit } from '../../lib/use-form-submit.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { useBeginSession } from '../session/use-begin-session.ts';
import type { InvitationInspection } from './inspect-invitation.ts';
import { InvitationCard } from './invitation-card.tsx';
import { invitationToken } from './invitation-token.ts';

/** The link proves the address: a name and a password are all that is missing. */
export function SignUpFromInvitation({ invitation, token }: { invitation: InvitationInspection; token: string }) {
  const navigate = useNavigate();
  const beginSession = useBeginSession();
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? 'Tell us your name: your colleagues will see it.' : null),
      password: newPasswordProblem,
    },
  });
  const { submit, pending, problem } = useFormSubmit({
    form,
    action: ({ name, password }) =>
      dataOf(api.POST('/api/invitation-tokens/sign-up', { body: { token, name: name.trim(), password } })),
    onDone: ({ organization, session }) => {
      invitationToken.forget();
      beginSession(session);
      showDone(`Welcome to ${organization.name}.`);
      void navigate(`/orgs/${organization.slug}`, { replace: true });
    },
    fieldOfCode: {
      'PASSWORD.TOO_SHORT': 'password',
      'PASSWORD.TOO_LONG': 'password',
      'PASSWORD.TOO_COMMON': 'password',
    },
  });
  return (
    <AuthPage title={`Join ${invitation.orgName}`} description="Choose a password, and you are in.">
      <InvitationCard invitation={invitation} />
      <form onSubmit={submit} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          <TextInput label="E-mail address" value={invitation.email} readOnly autoComplete="username" />
          <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <NewPasswordField {...form.getInputProps('password')} />
          <Button type="submit" loading={pending}>
            Join {invitation.orgName}
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}
