import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, pageOf } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { InvitationState } from '../../../domain/invitation.ts';
import { invitationView } from '../../http/invitation-view.ts';
import type { InvitationListQuery, InvitationPage, InvitationSort } from '../../http/invitation.dto.ts';
import { toInvitation, type InvitationRow } from '../postgres-invitations.ts';
import { searchPattern } from '../search-key.ts';
import { afterCursor, orderOf, type KeysetSort } from './keyset-sort.ts';

/** Invitations of an organisation. */
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

const sorts: Readonly<Record<InvitationSort, KeysetSort<InvitationRow>>> = {
  sent: { columns: ['sent_at'], types: ['timestamptz'], valuesOf: (row) => [row.sent_at.toISOString()] },
  email: { columns: ['email'], types: ['text'], valuesOf: (row) => [row.email] },
  expires: { columns: ['expires_at'], types: ['timestamptz'], valuesOf: (row) => [row.expires_at.toISOString()] },
};

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ orgId, page }: ListInvitations): Promise<InvitationPage> {
    const { status, search, limit, direction } = page;
    const now = this.clock.now();
    const sort = sorts[page.sort];
    const parameters: unknown[] = [orgId, now, searchPattern(search) ?? null, limit + 1];
    const after = afterCursor('i', sort, page, parameters).map((condition) => `AND ${condition}`);
    const rows = await this.database.query<InvitationRow>(
      `SELECT i.* FROM invitations i
        WHERE i.org_id = $1 AND $2::timestamptz IS NOT NULL
          AND ${status === undefined ? 'true' : conditions[status]}
          AND ($3::text IS NULL OR ' ' || i.email LIKE $3)
          ${after.join(' ')}
        ORDER BY ${orderOf('i', sort, direction)} LIMIT $4`,
      parameters,
    );
    const toView = (row: InvitationRow) => invitationView(toInvitation(row), now);
    return pageOf(rows, limit, toView, (row) => [...sort.valuesOf(row), row.id]);
  }
}
