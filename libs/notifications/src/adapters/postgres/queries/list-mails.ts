import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, decodeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { mailListColumns, toMailListItem, type MailListItem, type MailListRow } from './mail-list-item.ts';

/**
 * Mails, newest first. `search` finds a part of the recipient or the subject, whatever its case.
 * @throws DomainError REQUEST.CURSOR_INVALID
 */
export class ListMails extends Query<Page<MailListItem>> {
  constructor(
    readonly limit: number,
    readonly search?: string,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(ListMails)
export class ListMailsHandler implements IQueryHandler<ListMails> {
  constructor(private readonly database: Database) {}

  async execute({ limit, search, cursor }: ListMails): Promise<Page<MailListItem>> {
    const conditions: string[] = [];
    const parameters: unknown[] = [limit + 1];
    if (search !== undefined && search.trim() !== '') {
      parameters.push(
        `%${search
          .trim()
          .toLowerCase()
          .replace(/[\\%_]/g, '\\$&')}%`,
      );
      conditions.push(`lower(recipient || ' ' || subject) LIKE $${parameters.length}`);
    }
    if (cursor !== undefined) {
      parameters.push(idAfter(cursor));
      conditions.push(`id < $${parameters.length}`);
    }
    // Ids are made by time, so their order is that of the mails.
    const rows = await this.database.query<MailListRow>(
      `SELECT ${mailListColumns} FROM mails ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
        ORDER BY id DESC LIMIT $1`,
      parameters,
    );
    return pageOf(rows, limit, toMailListItem, (row) => [row.id]);
  }
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !isUuid(id)) throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  return id;
}
