import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, decodeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { accountColumns, type AccountRow } from '../account-row.ts';

export interface PersonListItem {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly platformAdmin: boolean;
  readonly createdAt: string;
  readonly lastSeenAt?: string;
}

export const peopleSorts = ['created', 'name', 'email'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export interface PeoplePageQuery {
  readonly limit: number;
  readonly cursor?: string;
  /** Finds a part of the name or the address, whatever its case. */
  readonly search?: string;
  readonly sort: PeopleSort;
  readonly direction: 'asc' | 'desc';
}

/** Everybody who has an account. @throws DomainError REQUEST.CURSOR_INVALID */
export class ListPeople extends Query<Page<PersonListItem>> {
  constructor(readonly page: PeoplePageQuery) {
    super();
  }
}

type PersonRow = AccountRow & { readonly sort_name: string };

/** Ids are made by time, so their order is that of the accounts' making. */
const orders = {
  created: { columns: ['u.id'], cursorOf: (row: PersonRow) => [row.id] },
  name: { columns: ['u.sort_name', 'u.id'], cursorOf: (row: PersonRow) => [row.sort_name, row.id] },
  email: { columns: ['u.email', 'u.id'], cursorOf: (row: PersonRow) => [row.email, row.id] },
} as const satisfies Record<
  PeopleSort,
  { columns: readonly string[]; cursorOf: (row: PersonRow) => readonly string[] }
>;

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(private readonly database: Database) {}

  async execute({ page: { limit, search, cursor, sort, direction } }: ListPeople): Promise<Page<PersonListItem>> {
    const { columns, cursorOf } = orders[sort];
    const conditions: string[] = [];
    const parameters: unknown[] = [limit + 1];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    if (search !== undefined && search.trim() !== '') {
      const part = search
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&');
      conditions.push(`lower(u.name || ' ' || u.email) LIKE ${parameter(`%${part}%`)}`);
    }
    if (cursor !== undefined) {
      const values = valuesOf(cursor, columns.length).map(parameter);
      conditions.push(`(${columns.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${values.join(', ')})`);
    }
    const rows = await this.database.query<PersonRow>(
      `SELECT ${accountColumns}, u.sort_name FROM (SELECT *, lower(name) COLLATE "C" AS sort_name FROM users) u
        ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
        ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT $1`,
      parameters,
    );
    return pageOf(rows, limit, toItem, cursorOf);
  }
}

/** The last is an id; what Postgres can't read as one, or keep as a text, is no cursor of ours. */
function valuesOf(cursor: string, length: number): string[] {
  const values = decodeCursor(cursor, length);
  const id = values.at(-1);
  const areTexts = values.every((value) => typeof value === 'string' && !value.includes('\0'));
  if (!areTexts || typeof id !== 'string' || !isUuid(id)) {
    throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  }
  return values as string[];
}

function toItem(row: AccountRow): PersonListItem {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    emailVerified: row.email_verified_at !== null,
    platformAdmin: row.platform_admin,
    createdAt: row.created_at.toISOString(),
    ...(row.last_seen_at && { lastSeenAt: row.last_seen_at.toISOString() }),
  };
}
