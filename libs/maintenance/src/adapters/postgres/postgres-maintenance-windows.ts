import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { MaintenanceWindows } from '../../application/ports/maintenance-windows.port.ts';
import type { MaintenanceWindowState, WindowPlan } from '../../domain/maintenance-window.ts';
import { toWindow, windowColumns, type WindowRow } from './window-row.ts';

@Injectable()
export class PostgresMaintenanceWindows extends MaintenanceWindows {
  constructor(private readonly database: Database) {
    super();
  }

  /** Those who plan for one owner at once wait for each other: each counts what the others made. */
  override async insert(window: MaintenanceWindowState, most: number): Promise<boolean> {
    await this.database.write("SELECT pg_advisory_xact_lock(hashtextextended('maintenance:' || $1, 0))", [
      window.orgId ?? 'installation',
    ]);
    const { count } = await this.database.write(
      `INSERT INTO maintenance_windows (${windowColumns})
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
        WHERE (SELECT count(*) FROM maintenance_windows
                WHERE org_id IS NOT DISTINCT FROM $2::uuid AND ended_at IS NULL
                  AND (ends_at IS NULL OR ends_at > $8)) < $10`,
      [
        window.id,
        window.orgId,
        window.mode,
        window.message,
        window.startsAt,
        window.endsAt,
        window.endedAt,
        window.createdAt,
        window.revision,
        most,
      ],
    );
    return count === 1;
  }

  override async find(orgId: string | null, id: string): Promise<MaintenanceWindowState | undefined> {
    const rows = await this.database.query<WindowRow>(
      `SELECT ${windowColumns} FROM maintenance_windows WHERE id = $1 AND org_id IS NOT DISTINCT FROM $2::uuid`,
      [id, orgId],
    );
    return rows[0] && toWindow(rows[0]);
  }

  override async change(
    before: MaintenanceWindowState,
    { mode, message, startsAt, endsAt }: WindowPlan & { startsAt: Date },
    now: Date,
  ): Promise<MaintenanceWindowState | undefined> {
    const { rows } = await this.database.write<WindowRow>(
      `UPDATE maintenance_windows
          SET mode = $3, message = $4, starts_at = $5, ends_at = $6, revision = revision + 1
        WHERE id = $1 AND revision = $2 AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $7)
        RETURNING ${windowColumns}`,
      [before.id, before.revision, mode, message, startsAt, endsAt, now],
    );
    return rows[0] && toWindow(rows[0]);
  }

  override async end(orgId: string | null, id: string, now: Date): Promise<MaintenanceWindowState | undefined> {
    const { rows } = await this.database.write<WindowRow>(
      `UPDATE maintenance_windows SET ended_at = $3, revision = revision + 1
        WHERE id = $1 AND org_id IS NOT DISTINCT FROM $2::uuid AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $3)
        RETURNING ${windowColumns}`,
      [id, orgId, now],
    );
    return rows[0] && toWindow(rows[0]);
  }
}
