import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { pageOf, roles, type MembershipStatus } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { currentStatuses } from '../../../domain/membership.ts';
import { roleOrder } from '../../../domain/role-table.ts';
import type { MemberListQuery, MemberPage } from '../../http/member.dto.ts';
import { membershipColumns, type MembershipRow } from '../postgres-memberships.ts';
import { searchPattern } from '../search-key.ts';
import { cursorValues, type CursorType } from './cursor-values.ts';
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
  Record<MemberSort, { columns: string[]; types: CursorType[]; valuesOf: (row: SortedRow) => SortValue[] }>
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

  private async select(orgId: string, page: MemberListQuery): Promise<SortedRow[]> {
    const pattern = searchPattern(page.search);
    const found = pattern === undefined ? undefined : await this.find(orgId, pattern);
    if (found?.length === 0) return [];
    const { sql, parameters } =
      found === undefined || found.length > fewMatches
        ? stretchesSql(orgId, page, pattern)
        : matchesSql(orgId, page, found);
    return this.database.query<SortedRow>(sql, parameters);
  }

  /** Whose name or address fits: all of them where they are few, else one more than that. */
  private async find(orgId: string, pattern: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM memberships WHERE org_id = $1 AND search_text LIKE $2 LIMIT ${fewMatches + 1}`,
      [orgId, pattern],
    );
    return rows.map(({ id }) => id);
  }
}

/**
 * Up to this many matches of a search come from the trigram index and are sorted; with more, a scan in the order of the list
 * meets a page of them soon. Either way the work does not grow with the organisation.
 */
const fewMatches = 500;

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

/** A page of the memberships with these ids. */
function matchesSql(orgId: string, page: MemberListQuery, ids: readonly string[]): Statement {
  const parameters: unknown[] = [orgId, statusesOf(page), page.limit + 1, ids, roleOrdersOf(page)];
  const conditions = [
    'm.org_id = $1',
    'm.id = ANY ($4)',
    'm.status = ANY ($2)',
    'm.role_order = ANY ($5)',
    ...afterCursor(page, parameters),
  ];
  const sql = `SELECT ${selected} FROM memberships m WHERE ${conditions.join(' AND ')} ORDER BY ${orderOf(page)} LIMIT $3`;
  return { sql, parameters };
}

/**
 * Each status (and, unless sorted by it, each role) is one stretch of an index that is sorted already. The statement takes
 * the first `limit` of every stretch and merges them, so no filter and no sort reads more than that many rows.
 */
function stretchesSql(orgId: string, page: MemberListQuery, pattern: string | undefined): Statement {
  const parameters: unknown[] = [orgId, statusesOf(page), page.limit + 1, roleOrdersOf(page)];
  const conditions = ['m.org_id = $1', 'm.status = s.status', ...afterCursor(page, parameters)];
  if (pattern !== undefined) conditions.push(`m.search_text LIKE $${parameters.push(pattern)}`);
  const byRole = page.sort !== 'role';
  conditions.push(byRole ? 'm.role_order = r.role_order' : 'm.role_order = ANY ($4)');
  const sql = `SELECT m.* FROM unnest($2::text[]) AS s (status)
    ${byRole ? 'CROSS JOIN unnest($4::smallint[]) AS r (role_order)' : ''}
    CROSS JOIN LATERAL (
      SELECT ${selected} FROM memberships m WHERE ${conditions.join(' AND ')} ORDER BY ${orderOf(page)} LIMIT $3
    ) m
    ORDER BY ${orderOf(page)} LIMIT $3`;
  return { sql, parameters };
}

const selected = `${membershipColumns}, role_order, sort_name`;

function statusesOf({ status }: MemberListQuery): readonly MembershipStatus[] {
  return status === undefined ? currentStatuses : [status];
}

function roleOrdersOf({ role }: MemberListQuery): number[] {
  return (role === undefined ? roles : [role]).map(roleOrder);
}

function orderOf({ sort, direction }: MemberListQuery): string {
  return [...sorts[sort].columns, 'id'].map((column) => `m.${column} ${direction}`).join(', ');
}

/** The condition that starts behind the cursor, its values appended to `parameters`; none without a cursor. */
function afterCursor({ sort, direction, cursor }: MemberListQuery, parameters: unknown[]): string[] {
  if (cursor === undefined) return [];
  const { columns, types } = sorts[sort];
  const bounded: CursorType[] = [...types, 'uuid'];
  const after = cursorValues(cursor, bounded);
  const bounds = bounded.map((type, index) => `$${parameters.push(after[index])}::${type}`);
  const names = [...columns, 'id'].map((column) => `m.${column}`);
  return [`(${names.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${bounds.join(', ')})`];
}
