import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { pageOf, roles } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { currentStatuses } from '../../../domain/membership.ts';
import { roleOrder } from '../../../domain/role-table.ts';
import type { MemberListQuery, MemberPage } from '../../http/member.dto.ts';
import { membershipColumns, type MembershipRow } from '../postgres-memberships.ts';
import { searchPattern } from '../search-key.ts';
import { afterCursor, orderOf, type KeysetSort } from './keyset-sort.ts';
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

interface SortedRow extends MembershipRow {
  readonly role_order: number;
  readonly sort_name: string;
}

const sorts: Readonly<Record<MemberSort, KeysetSort<SortedRow>>> = {
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
    const pattern = searchPattern(page.search);
    const { sql, parameters } = pattern === undefined ? listSql(orgId, page) : searchSql(orgId, page, pattern);
    return this.database.query<SortedRow>(sql, parameters);
  }
}

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

function listSql(orgId: string, page: MemberListQuery): Statement {
  const parameters = parametersOf(orgId, page);
  const sql = `SELECT m.* FROM ${stretches(page, selected, afterCursor('m', sorts[page.sort], page, parameters))} ORDER BY ${memberOrder(page)} LIMIT $3`;
  return { sql, parameters };
}

/**
 * Up to this many matches of a search come from the trigram index and are sorted; where there are more, a scan in the order
 * of the list meets a page of them soon.
 */
const fewMatches = 500;

function searchSql(orgId: string, page: MemberListQuery, pattern: string): Statement {
  const parameters = parametersOf(orgId, page);
  const matches = `m.search_text LIKE $${parameters.push(pattern)}`;
  const after = afterCursor('m', sorts[page.sort], page, parameters);
  const columns = sorts[page.sort].columns.map((column) => `m.${column}`).join(', ');
  const filter = ['m.status = ANY ($2)', 'm.role_order = ANY ($4)', ...after].join(' AND ');
  const sql = `
    WITH found AS MATERIALIZED (
      SELECT m.id, m.status, m.role_order, m.sort_name, m.email, m.joined_at FROM memberships m WHERE m.org_id = $1 AND ${matches} LIMIT ${fewMatches + 1}
    ), extent AS (
      SELECT count(*) > ${fewMatches} AS many FROM found
    ), page AS (
      (SELECT m.id FROM found m WHERE NOT (SELECT many FROM extent) AND ${filter} ORDER BY ${memberOrder(page)} LIMIT $3)
      UNION ALL
      (SELECT m.id FROM ${stretches(page, `m.id, ${columns}`, [matches, ...after])} WHERE (SELECT many FROM extent)
        ORDER BY ${memberOrder(page)} LIMIT $3)
    )
    SELECT ${selected} FROM page JOIN memberships m USING (id) ORDER BY ${memberOrder(page)}`;
  return { sql, parameters };
}

/**
 * Each status (and, unless sorted by it, each role) is one stretch of an index that is sorted already. This takes the first
 * `limit` of every stretch, so no filter and no sort reads more rows than that.
 */
function stretches(page: MemberListQuery, columns: string, conditions: readonly string[]): string {
  const byRole = page.sort !== 'role';
  const role = byRole ? 'm.role_order = r.role_order' : 'm.role_order = ANY ($4)';
  const all = ['m.org_id = $1', 'm.status = s.status', role, ...conditions].join(' AND ');
  return `unnest($2::text[]) AS s (status)
    ${byRole ? 'CROSS JOIN unnest($4::smallint[]) AS r (role_order)' : ''}
    CROSS JOIN LATERAL (SELECT ${columns} FROM memberships m WHERE ${all} ORDER BY ${memberOrder(page)} LIMIT $3) m`;
}

/** $1: the org; $2: statuses; $3: one more than the page holds; $4: roles. */
function parametersOf(orgId: string, { status, role, limit }: MemberListQuery): unknown[] {
  const roleOrders = (role === undefined ? roles : [role]).map(roleOrder);
  return [orgId, status === undefined ? currentStatuses : [status], limit + 1, roleOrders];
}

const selected = [...membershipColumns.split(', '), 'role_order', 'sort_name']
  .map((column) => `m.${column}`)
  .join(', ');

function memberOrder({ sort, direction }: MemberListQuery): string {
  return orderOf('m', sorts[sort], direction);
}
