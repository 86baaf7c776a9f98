import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { decodeCursor, pageOf, roles } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { currentStatuses } from '../../../domain/membership.ts';
import { roleOrder } from '../../../domain/role-table.ts';
import type { MemberListQuery, MemberPage } from '../../http/member.dto.ts';
import { membershipColumns, type MembershipRow } from '../postgres-memberships.ts';
import { searchPattern } from '../search-key.ts';
import type { MemberSort } from './member-sorts.ts';
import { MemberViews } from './member-views.ts';

/** A page of an organisation's members. */
export class ListMembers extends Query<MemberPage> {
  constructor(
    readonly orgId: string,
    readonly page: MemberListQuery,
  ) {
    super();
  }
}

type SortValue = string | number;

interface SortedRow extends MembershipRow {
  readonly role_order: number;
  readonly sort_name: string;
}

/** The columns of each sort, before the id, with their types and how a row's values go into the cursor. */
const sorts: Readonly<
  Record<MemberSort, { columns: string[]; types: string[]; valuesOf: (row: SortedRow) => SortValue[] }>
> = {
  name: { columns: ['sort_name'], types: ['text'], valuesOf: (row) => [row.sort_name] },
  email: { columns: ['email'], types: ['text'], valuesOf: (row) => [row.email] },
  joined: { columns: ['joined_at'], types: ['timestamptz'], valuesOf: (row) => [row.joined_at.toISOString()] },
  role: {
    columns: ['role_order', 'sort_name'],
    types: ['smallint', 'text'],
    valuesOf: (row) => [row.role_order, row.sort_name],
  },
};

@QueryHandler(ListMembers)
export class ListMembersHandler implements IQueryHandler<ListMembers> {
  constructor(
    private readonly database: Database,
    private readonly views: MemberViews,
  ) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ orgId, page }: ListMembers): Promise<MemberPage> {
    const { limit, sort } = page;
    const [rows, total] = await Promise.all([this.select(orgId, page), this.countMembers(orgId)]);
    const cut = pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [...sorts[sort].valuesOf(row), row.id],
    );
    const items = await this.views.of(orgId, cut.items);
    return { ...cut, items, total };
  }

  /** Kept by the organisation: counting its members would take time that grows with them. */
  private async countMembers(orgId: string): Promise<number> {
    const sql = 'SELECT members_count AS count FROM organizations WHERE id = $1';
    const [row] = await this.database.query<{ count: number }>(sql, [orgId]);
    return row?.count ?? 0;
  }

  private select(orgId: string, page: MemberListQuery): Promise<SortedRow[]> {
    const { sql, parameters } = memberPageSql(orgId, page);
    return this.database.query<SortedRow>(sql, parameters);
  }
}

/**
 * Each status (and, unless sorted by it, each role) is one stretch of an index that is sorted already. The statement takes
 * the first `limit` of every stretch and merges them, so no filter and no sort ever reads more than that many rows.
 */
export function memberPageSql(orgId: string, page: MemberListQuery): { sql: string; parameters: unknown[] } {
  const { sort, direction, cursor, limit, search, role, status } = page;
  const { columns, types } = sorts[sort];
  const parameters: unknown[] = [orgId, status === undefined ? currentStatuses : [status], limit + 1];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;

  const conditions = ['m.org_id = $1', 'm.status = s.status'];
  let stretches = 'unnest($2::text[]) AS s (status)';
  if (sort !== 'role') {
    stretches += ` CROSS JOIN unnest(${bind((role === undefined ? roles : [role]).map(roleOrder))}::smallint[]) AS r (role_order)`;
    conditions.push('m.role_order = r.role_order');
  } else if (role !== undefined) {
    conditions.push(`m.role_order = ${bind(roleOrder(role))}`);
  }
  const pattern = searchPattern(search);
  if (pattern !== undefined) conditions.push(`m.search_text LIKE ${bind(pattern)}`);
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, columns.length + 1);
    const bounds = [...types, 'uuid'].map((type, index) => `${bind(after[index])}::${type}`);
    conditions.push(
      `(${columns.map((column) => `m.${column}`).join(', ')}, m.id) ${direction === 'asc' ? '>' : '<'} (${bounds.join(', ')})`,
    );
  }
  const order = [...columns, 'id'].map((column) => `m.${column} ${direction}`).join(', ');
  const sql = `SELECT m.* FROM ${stretches}
    CROSS JOIN LATERAL (
      SELECT ${membershipColumns}, role_order, sort_name FROM memberships m
       WHERE ${conditions.join(' AND ')}
       ORDER BY ${order} LIMIT $3
    ) m
    ORDER BY ${order} LIMIT $3`;
  return { sql, parameters };
}
