import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, decodeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { MailState } from '../../../domain/mail.ts';
import { mailListColumns, toMailListItem, type MailListItem, type MailListRow } from './mail-list-item.ts';

export const mailSorts = ['created', 'recipient'] as const;
export type MailSort = (typeof mailSorts)[number];

export interface MailListPage {
  readonly limit: number;
  readonly cursor?: string;
  /** Finds a part of the recipient or the subject, whatever its case. */
  readonly search?: string;
  readonly state?: MailState;
  readonly sort: MailSort;
  readonly direction: 'asc' | 'desc';
}

/** Mails of the installation. @throws DomainError REQUEST.CURSOR_INVALID */
export class ListMails extends Query<Page<MailListItem>> {
  constructor(readonly page: MailListPage) {
    super();
  }
}

/** Ids are made by time, so their order is that of the mails. */
const orders = {
  created: { columns: ['id'], cursorOf: (row: MailListRow) => [row.id] },
  recipient: { columns: ['recipient', 'id'], cursorOf: (row: MailListRow) => [row.recipient, row.id] },
} as const satisfies Record<
  MailSort,
  { columns: readonly string[]; cursorOf: (row: MailListRow) => readonly string[] }
>;

@QueryHandler(ListMails)
export class ListMailsHandler implements IQueryHandler<ListMails> {
  constructor(private readonly database: Database) {}

  async execute({ page }: ListMails): Promise<Page<MailListItem>> {
    const { limit, search, cursor, state, sort, direction } = page;
    const { columns, cursorOf } = orders[sort];
    const conditions: string[] = [];
    const parameters: unknown[] = [limit + 1];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    if (search !== undefined && search.trim() !== '') {
      const part = search
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&');
      conditions.push(`lower(recipient || ' ' || subject) LIKE ${parameter(`%${part}%`)}`);
    }
    if (state !== undefined) conditions.push(`state = ${parameter(state)}`);
    if (cursor !== undefined) {
      const values = valuesOf(cursor, columns.length).map(parameter);
      conditions.push(`(${columns.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${values.join(', ')})`);
    }
    const rows = await this.database.query<MailListRow>(
      `SELECT ${mailListColumns} FROM mails ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
        ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT $1`,
      parameters,
    );
    return pageOf(rows, limit, toMailListItem, cursorOf);
  }
}

function valuesOf(cursor: string, length: number): string[] {
  const values = decodeCursor(cursor, length);
  const id = values.at(-1);
  // Postgres takes no NUL character in texts.
  const areTexts = values.every((value) => typeof value === 'string' && !value.includes('\0'));
  if (!areTexts || typeof id !== 'string' || !isUuid(id)) {
    throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  }
  return values as string[];
}
