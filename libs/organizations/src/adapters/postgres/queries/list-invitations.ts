import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, pageOf } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { InvitationState } from '../../../domain/invitation.ts';
import { invitationView } from '../../http/invitation-view.ts';
import type { InvitationListQuery, InvitationPage } from '../../http/invitation.dto.ts';
import { toInvitation, type InvitationRow } from '../postgres-invitations.ts';
import { searchPattern } from '../search-key.ts';
import { cursorValues } from './cursor-values.ts';

/** Invitations of an organisation, newest first. */
export class ListInvitations extends Query<InvitationPage> {
  constructor(
    readonly orgId: string,
    readonly page: InvitationListQuery,
  ) {
    super();
  }
}

/** What each shown state is in the table; $2 is now. */
const conditions: Readonly<Record<InvitationState, string>> = {
  pending: `status = 'PENDING' AND expires_at > $2`,
  expired: `status = 'PENDING' AND expires_at <= $2`,
  accepted: `status = 'ACCEPTED'`,
  revoked: `status = 'REVOKED'`,
};

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId, page: { status, search, cursor, limit } }: ListInvitations): Promise<InvitationPage> {
    const now = this.clock.now();
    const [before, beforeId] = cursor === undefined ? [null, null] : cursorValues(cursor, ['timestamptz', 'uuid']);
    const rows = await this.database.query<InvitationRow>(
      `SELECT * FROM invitations
        WHERE org_id = $1 AND $2::timestamptz IS NOT NULL
          AND ${status === undefined ? 'true' : conditions[status]}
          AND ($3::text IS NULL OR ' ' || email LIKE $3)
          AND ($4::timestamptz IS NULL OR (created_at, id) < ($4::timestamptz, $5::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $6`,
      [orgId, now, searchPattern(search) ?? null, before, beforeId, limit + 1],
    );
    const toView = (row: InvitationRow) => invitationView(toInvitation(row), now);
    return pageOf(rows, limit, toView, (row) => [row.created_at.toISOString(), row.id]);
  }
}
