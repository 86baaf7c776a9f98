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

/**
 * Everybody who has an account, newest first. `search` finds a part of the name or the address, whatever its case.
 * @throws DomainError REQUEST.CURSOR_INVALID
 */
export class ListPeople extends Query<Page<PersonListItem>> {
  constructor(
    readonly limit: number,
    readonly search?: string,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(private readonly database: Database) {}

  async execute({ limit, search, cursor }: ListPeople): Promise<Page<PersonListItem>> {
    const conditions: string[] = [];
    const parameters: unknown[] = [limit + 1];
    if (search !== undefined && search.trim() !== '') {
      parameters.push(
        `%${search
          .trim()
          .toLowerCase()
          .replace(/[\\%_]/g, '\\$&')}%`,
      );
      conditions.push(`lower(u.name || ' ' || u.email) LIKE $${parameters.length}`);
    }
    if (cursor !== undefined) {
      parameters.push(idAfter(cursor));
      conditions.push(`u.id < $${parameters.length}`);
    }
    // Ids are made by time, so their order is that of the accounts' making.
    const rows = await this.database.query<AccountRow>(
      `SELECT ${accountColumns} FROM users u ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
        ORDER BY u.id DESC LIMIT $1`,
      parameters,
    );
    return pageOf(rows, limit, toItem, (row) => [row.id]);
  }
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !isUuid(id)) throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  return id;
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
