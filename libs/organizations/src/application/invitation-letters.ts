import { Injectable } from '@nestjs/common';
import { MailRequested, Settings } from '@moorage/contracts';
import { Clock, EventPublisher, Ids, LiveUpdates, sha256 } from '@moorage/kernel';
import { expiryOf, type Invitation } from '../domain/invitation.ts';
import type { Sending } from './ports/invitations.port.ts';

/** Makes the token of an invitation and orders the mail that carries it; nothing else ever holds the token. */
@Injectable()
export class InvitationLetters {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly liveUpdates: LiveUpdates,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A new token, valid from now. */
  prepare(ttlDays: number): { token: string; sending: Sending } {
    const token = this.ids.token();
    const sentAt = this.clock.now();
    return { token, sending: { tokenHash: sha256(token), ttlDays, sentAt, expiresAt: expiryOf(sentAt, ttlDays) } };
  }

  /** Orders the mail in the ambient transaction: one for each time the invitation was sent. */
  async send(invitation: Invitation, token: string, orgName: string): Promise<void> {
    const { id, orgId, email, role, invitedBy, expiresAt, timesSent } = invitation;
    await this.publisher.publish(
      MailRequested({
        key: `invitation:${id}:${timesSent}`,
        to: email,
        template: 'invitation',
        data: {
          orgName,
          inviterName: invitedBy.name,
          role,
          // In the fragment the token stays out of every log and Referer header.
          link: `${this.settings.platformUrl}/invitation#token=${token}`,
          expiresAt: expiresAt.toISOString(),
        },
      }),
    );
    await this.liveUpdates.forOrg(orgId, 'invitations', id);
  }
}
