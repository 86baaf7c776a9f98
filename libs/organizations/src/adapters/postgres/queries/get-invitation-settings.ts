import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Invitations } from '../../../application/ports/invitations.port.ts';
import type { InvitationSettingsView } from '../../http/invitation.dto.ts';

/** How an organisation invites. */
export class GetInvitationSettings extends Query<InvitationSettingsView> {
  constructor(readonly orgId: string) {
    super();
  }
}

@QueryHandler(GetInvitationSettings)
export class GetInvitationSettingsHandler implements IQueryHandler<GetInvitationSettings> {
  constructor(private readonly invitations: Invitations) {}

  async execute({ orgId }: GetInvitationSettings): Promise<InvitationSettingsView> {
    return { expiresInDays: await this.invitations.usualTtlDays(orgId) };
  }
}
