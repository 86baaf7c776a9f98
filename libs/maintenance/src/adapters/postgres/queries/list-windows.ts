import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, decodeTimeCursor, pageOf, type Page } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { phaseOf, type MaintenanceWindowState, type WindowPhase } from '../../../domain/maintenance-window.ts';
import { toWindow, windowColumns, type WindowRow } from '../window-row.ts';

export type ListedWindow = MaintenanceWindowState & { readonly phase: WindowPhase };

/**
 * Windows of one owner, the latest start first.
 * @throws DomainError REQUEST.CURSOR_INVALID
 */
export class ListWindows extends Query<Page<ListedWindow>> {
  constructor(
    /** Null: the installation's own. */
    readonly orgId: string | null,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(ListWindows)
export class ListWindowsHandler implements IQueryHandler<ListWindows> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId, limit, cursor }: ListWindows): Promise<Page<ListedWindow>> {
    const [time, id] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const owner = orgId === null ? 'org_id IS NULL AND $2::uuid IS NULL' : 'org_id = $2';
    const rows = await this.database.query<WindowRow>(
      `SELECT ${windowColumns} FROM maintenance_windows
        WHERE ${owner} ${time === null ? '' : 'AND (starts_at, id) < ($3, $4)'}
        ORDER BY starts_at DESC, id DESC LIMIT $1`,
      time === null ? [limit + 1, orgId] : [limit + 1, orgId, time, id],
    );
    const now = this.clock.now();
    const toItem = (row: WindowRow): ListedWindow => {
      const window = toWindow(row);
      return { ...window, phase: phaseOf(window, now) };
    };
    return pageOf(rows, limit, toItem, (row) => [row.starts_at.toISOString(), row.id]);
  }
}
