import { problemTable } from '@moorage/platform';
import type { InvitationResult } from '../../application/invite-people.ts';
import { stateOf, type Invitation } from '../../domain/invitation.ts';
import type { InvitationResultView, InvitationView } from './invitation.dto.ts';

/** What an organisation sees of an invitation: never its token. */
export function invitationView(invitation: Invitation, now: Date): InvitationView {
  const { id, email, role, invitedBy, createdAt, sentAt, expiresAt, acceptedAt } = invitation;
  return {
    id,
    email,
    role,
    status: stateOf(invitation, now),
    invitedBy: { name: invitedBy.name, email: invitedBy.email },
    createdAt: createdAt.toISOString(),
    sentAt: sentAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(acceptedAt && { acceptedAt: acceptedAt.toISOString() }),
  };
}

export function invitationResultView(result: InvitationResult, now: Date): InvitationResultView {
  const { email, outcome } = result;
  if (outcome === 'failed') {
    const { code, detail = problemTable[code].title } = result;
    return { email, outcome, code, detail };
  }
  if (outcome === 'repeated') return { email, outcome };
  return { email, outcome, invitation: invitationView(result.invitation, now) };
}
