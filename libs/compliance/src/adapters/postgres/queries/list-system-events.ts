import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { decodeTimeCursor, pageOf, type SystemEventSource } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { SystemEventListQuery, SystemEventPage, SystemEventView } from '../../http/system-event.dto.ts';

/** The kinds of error that were met, the latest seen first. */
export class ListSystemEvents extends Query<SystemEventPage> {
  constructor(readonly page: SystemEventListQuery) {
    super();
  }
}

export interface SystemEventRow {
  id: string;
  source: SystemEventSource;
  name: string;
  message: string;
  count: string;
  first_seen_at: Date;
  last_seen_at: Date;
}

@QueryHandler(ListSystemEvents)
export class ListSystemEventsHandler implements IQueryHandler<ListSystemEvents> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ page: { search, source, cursor, limit } }: ListSystemEvents): Promise<SystemEventPage> {
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const typed = search?.trim() ?? '';
    const pattern = typed === '' ? null : `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.database.query<SystemEventRow>(
      `SELECT id, source, name, message, count, first_seen_at, last_seen_at FROM system_events
        WHERE ($1::text IS NULL OR source = $1)
          AND ($2::text IS NULL OR message ILIKE $2 OR name ILIKE $2
               OR occurrences @> jsonb_build_array(jsonb_build_object('requestId', $3::text)))
          AND ($4::timestamptz IS NULL OR (last_seen_at, id) < ($4::timestamptz, $5::uuid))
        ORDER BY last_seen_at DESC, id DESC LIMIT $6`,
      [source ?? null, pattern, typed, before, beforeId, limit + 1],
    );
    return pageOf(rows, limit, toSystemEventView, (row) => [row.last_seen_at.toISOString(), row.id]);
  }
}

export function toSystemEventView(row: SystemEventRow): SystemEventView {
  return {
    id: row.id,
    source: row.source,
    name: row.name,
    message: row.message,
    count: Number(row.count),
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  };
}
