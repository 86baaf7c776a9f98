import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, isUuid } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import type { SystemEventDetails } from '../../http/system-event.dto.ts';
import type { Occurrence } from '../system-event.entity.ts';
import { toSystemEventView, type SystemEventRow } from './list-system-events.ts';

/** One kind of error, with where it was thrown and when it was met last. */
export class GetSystemEvent extends Query<SystemEventDetails> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(GetSystemEvent)
export class GetSystemEventHandler implements IQueryHandler<GetSystemEvent> {
  constructor(private readonly database: Database) {}

  /** @throws DomainError SYSTEM_EVENT.NOT_FOUND */
  async execute({ id }: GetSystemEvent): Promise<SystemEventDetails> {
    const [row] = isUuid(id)
      ? await this.database.query<SystemEventRow & { stack: string; occurrences: Occurrence[] }>(
          'SELECT * FROM system_events WHERE id = $1',
          [id],
        )
      : [];
    if (row === undefined) throw new DomainError('SYSTEM_EVENT.NOT_FOUND');
    return { ...toSystemEventView(row), stack: row.stack, occurrences: row.occurrences };
  }
}
