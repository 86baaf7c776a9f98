import { dataOf } from '@moorage/api-client';
import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { FormProblem } from '../../components/form-problem.tsx';
import { api } from '../../lib/api.ts';
import { sentenceOf, showDone } from '../../lib/notices.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import type { InvitationInspection } from './inspect-invitation.ts';
import { InvitationCard } from './invitation-card.tsx';
import { invitationToken } from './invitation-token.ts';

export function AcceptAsMyself({ invitation, token }: { invitation: InvitationInspection; token: string }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const accept = useMutation({
    mutationFn: () => dataOf(api.POST('/api/invitation-tokens/accept', { body: { token } })),
    meta: { showsItsProblem: true },
    onSuccess: async ({ organization, alreadyMember }) => {
      invitationToken.forget();
      await queryClient.invalidateQueries({ queryKey: ['organizations'] });
      showDone(
        alreadyMember ? `You are a member of ${organization.name} already.` : `Welcome to ${organization.name}.`,
      );
      void navigate(`/orgs/${organization.slug}`, { replace: true });
    },
  });
  return (
    <AuthPage title={`Join ${invitation.orgName}`} description={`You are signed in as ${invitation.email}.`}>
      <Stack>
        <InvitationCard invitation={invitation} />
        <FormProblem>{accept.error ? sentenceOf(accept.error) : undefined}</FormProblem>
        <Button onClick={() => accept.mutate()} loading={accept.isPending}>
          Join {invitation.orgName}
        </Button>
      </Stack>
    </AuthPage>
  );
}
