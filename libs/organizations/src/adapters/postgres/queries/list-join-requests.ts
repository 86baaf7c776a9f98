import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { pageOf } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { joinRequestView } from '../../http/join-request-view.ts';
import type { JoinRequestListQuery, JoinRequestPage, JoinRequestSort } from '../../http/join-request.dto.ts';
import { toJoinRequest, type JoinRequestRow } from '../postgres-join-requests.ts';
import { searchPattern } from '../search-key.ts';
import { afterCursor, orderOf, type KeysetSort } from './keyset-sort.ts';

/** Who asks to join an organisation. */
export class ListJoinRequests extends Query<JoinRequestPage> {
  constructor(
    readonly orgId: string,
    readonly page: JoinRequestListQuery,
  ) {
    super();
  }
}

interface SortedRow extends JoinRequestRow {
  readonly sort_name: string;
}

const sorts: Readonly<Record<JoinRequestSort, KeysetSort<SortedRow>>> = {
  asked: { columns: ['asked_at'], types: ['timestamptz'], valuesOf: (row) => [row.asked_at.toISOString()] },
  name: { columns: ['sort_name'], types: ['text'], valuesOf: (row) => [row.sort_name] },
};

@QueryHandler(ListJoinRequests)
export class ListJoinRequestsHandler implements IQueryHandler<ListJoinRequests> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ orgId, page }: ListJoinRequests): Promise<JoinRequestPage> {
    const { status, search, limit, direction } = page;
    const sort = sorts[page.sort];
    const parameters: unknown[] = [orgId, status ?? null, searchPattern(search) ?? null, limit + 1];
    const after = afterCursor('r', sort, page, parameters).map((condition) => `AND ${condition}`);
    const [rows, open] = await Promise.all([
      this.database.query<SortedRow>(
        `SELECT r.* FROM join_requests r
          WHERE r.org_id = $1 AND ($2::text IS NULL OR r.status = $2) AND ($3::text IS NULL OR r.search_text LIKE $3)
                ${after.join(' ')}
          ORDER BY ${orderOf('r', sort, direction)} LIMIT $4`,
        parameters,
      ),
      this.countOpen(orgId),
    ]);
    const toView = (row: SortedRow) => joinRequestView(toJoinRequest(row));
    return { ...pageOf(rows, limit, toView, (row) => [...sort.valuesOf(row), row.id]), open };
  }

  private async countOpen(orgId: string): Promise<number> {
    const sql = `SELECT count(*)::int AS open FROM join_requests WHERE org_id = $1 AND status = 'PENDING'`;
    const [row] = await this.database.query<{ open: number }>(sql, [orgId]);
    return row?.open ?? 0;
  }
}
