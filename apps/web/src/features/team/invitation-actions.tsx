import { Button, Group } from '@mantine/core';
import { showUndoable } from '../../components/undo-notice.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { useInvitationChanges, type Invitation } from './invitations.ts';

export function InvitationActions({ invitation }: { invitation: Invitation }) {
  const { invite, resend, revoke } = useInvitationChanges();
  const { id, email, role, status } = invitation;
  if (status === 'accepted') return null;
  const inviteAgain = (): void =>
    onceDone(invite.mutateAsync({ emails: [email], role }), () =>
      showDone(`A new invitation is on its way to ${email}.`),
    );
  if (status === 'revoked') {
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={`Invite again: ${email}`}
        loading={invite.isPending}
        onClick={inviteAgain}
      >
        Invite again
      </Button>
    );
  }
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        aria-label={`Resend the invitation of ${email}`}
        loading={resend.isPending}
        onClick={() => onceDone(resend.mutateAsync(id), () => showDone(`Sent again to ${email}.`))}
      >
        Resend
      </Button>
      {status === 'pending' && (
        <Button
          size="xs"
          variant="light"
          color="red"
          aria-label={`Revoke the invitation of ${email}`}
          loading={revoke.isPending}
          onClick={() =>
            // A revoked link stays dead: the way back is a new invitation, and it is called so.
            onceDone(revoke.mutateAsync(id), () =>
              showUndoable(`The invitation of ${email} was revoked.`, inviteAgain, 'Invite again'),
            )
          }
        >
          Revoke
        </Button>
      )}
    </Group>
  );
}
