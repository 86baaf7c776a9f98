import { Center } from '@mantine/core';
import { useEffect } from 'react';
import { Waiting } from '../../components/waiting.tsx';
import { sentenceOf } from '../../lib/notices.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { BrokenLink } from '../auth/broken-link.tsx';
import { useLinkToken } from '../auth/use-link-token.ts';
import { useMe } from '../session/me.ts';
import { AcceptAsMyself } from './accept-as-myself.tsx';
import { useInvitation, type InvitationInspection } from './inspect-invitation.ts';
import { invitationToken } from './invitation-token.ts';
import { SignInFirst } from './sign-in-first.tsx';
import { SignedInAsOther } from './signed-in-as-other.tsx';
import { SignUpFromInvitation } from './sign-up-from-invitation.tsx';

const overReasons: Readonly<Record<'accepted' | 'expired' | 'revoked', (invitation: InvitationInspection) => string>> =
  {
    accepted: ({ orgName }) => `The invitation to ${orgName} was accepted already. Sign in to go there.`,
    expired: ({ inviterName }) => `It has expired. Ask ${inviterName} to send a new one.`,
    revoked: ({ inviterName }) => `It was withdrawn. Ask ${inviterName} if you expected to join.`,
  };

/** The link of an invitation. Who opens it decides what it shows: a form, a button, or the reason why not. */
export function InvitationPage() {
  const fromLink = useLinkToken();
  const token = fromLink ?? invitationToken.kept();
  useEffect(() => {
    if (fromLink !== undefined) invitationToken.keep(fromLink);
  }, [fromLink]);
  const { data: me } = useMe();
  const { data: invitation, error } = useInvitation(token);

  if (token === undefined || error) {
    const reason = error ? sentenceOf(error) : 'The link is not complete. Open it from the mail, or copy all of it.';
    return (
      <BrokenLink
        title="This invitation does not work"
        reason={reason}
        wayOut={{ to: '/', label: 'To the start page' }}
      />
    );
  }
  if (invitation === undefined || me === undefined) {
    return (
      <AuthPage title="Your invitation">
        <Center py="xl">
          <Waiting />
        </Center>
      </AuthPage>
    );
  }
  if (invitation.state !== 'pending') {
    const wayOut =
      invitation.state === 'accepted' ? { to: '/', label: 'Go on' } : { to: '/', label: 'To the start page' };
    return (
      <BrokenLink title="This invitation is over" reason={overReasons[invitation.state](invitation)} wayOut={wayOut} />
    );
  }
  if (me === null) {
    return invitation.accountExists ? (
      <SignInFirst invitation={invitation} />
    ) : (
      <SignUpFromInvitation invitation={invitation} token={token} />
    );
  }
  return me.email.toLowerCase() === invitation.email.toLowerCase() ? (
    <AcceptAsMyself invitation={invitation} token={token} />
  ) : (
    <SignedInAsOther invitation={invitation} signedInAs={me.email} />
  );
}
