import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, decodeCursor, pageOf } from '@moorage/kernel';
import type { AuditListQuery, AuditPage } from '../../http/audit.dto.ts';
import { toAuditEntryView } from '../../http/audit-entry-view.ts';
import { AuditSelection } from '../audit-selection.ts';

/** A page of one chain, newest first. */
export class ListAuditEntries extends Query<AuditPage> {
  constructor(
    readonly chain: string,
    readonly page: AuditListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListAuditEntries)
export class ListAuditEntriesHandler implements IQueryHandler<ListAuditEntries> {
  constructor(private readonly selection: AuditSelection) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ chain, page: { cursor, limit, ...filter } }: ListAuditEntries): Promise<AuditPage> {
    const before = cursor === undefined ? undefined : placeOf(cursor);
    const rows = await this.selection.select(chain, filter, before, limit + 1);
    return pageOf(rows, limit, toAuditEntryView, (row) => [Number(row.seq)]);
  }
}

function placeOf(cursor: string): number {
  const [seq] = decodeCursor(cursor, 1);
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq))
    throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  return seq;
}
