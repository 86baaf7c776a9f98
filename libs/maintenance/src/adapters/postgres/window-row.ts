import type { MaintenanceMode } from '@moorage/kernel';
import type { MaintenanceWindowState } from '../../domain/maintenance-window.ts';

export interface WindowRow {
  readonly id: string;
  readonly org_id: string | null;
  readonly mode: MaintenanceMode;
  readonly message: string | null;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly ended_at: Date | null;
  readonly created_at: Date;
  readonly revision: number;
}

export const windowColumns = 'id, org_id, mode, message, starts_at, ends_at, ended_at, created_at, revision';

export function toWindow(row: WindowRow): MaintenanceWindowState {
  return {
    id: row.id,
    orgId: row.org_id,
    mode: row.mode,
    message: row.message,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
    createdAt: row.created_at,
    revision: row.revision,
  };
}
