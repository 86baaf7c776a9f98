import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { phaseOf } from '../../../domain/maintenance-window.ts';
import { toWindow, windowColumns, type WindowRow } from '../window-row.ts';
import type { ListedWindow } from './list-windows.ts';

/** How far ahead people are told. */
const aheadMs = 7 * 24 * 60 * 60_000;

export interface MaintenanceNotices {
  /** The server's clock: a page counts from it, not from its own. */
  readonly now: Date;
  /** Running, or beginning within a week; the earliest first. */
  readonly windows: readonly ListedWindow[];
}

/** What people are told of maintenance: the installation's and, within an organisation, its own. */
export class GetMaintenanceNotices extends Query<MaintenanceNotices> {
  constructor(readonly orgId?: string) {
    super();
  }
}

@QueryHandler(GetMaintenanceNotices)
export class GetMaintenanceNoticesHandler implements IQueryHandler<GetMaintenanceNotices> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId }: GetMaintenanceNotices): Promise<MaintenanceNotices> {
    const now = this.clock.now();
    const rows = await this.database.query<WindowRow>(
      `SELECT ${windowColumns} FROM maintenance_windows
        WHERE ended_at IS NULL AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $1)
          AND (org_id IS NULL OR org_id = $3)
        ORDER BY starts_at, id`,
      [now, new Date(now.getTime() + aheadMs), orgId ?? null],
    );
    return { now, windows: rows.map(toWindow).map((window) => ({ ...window, phase: phaseOf(window, now) })) };
  }
}
