import { Injectable } from '@nestjs/common';
import { Broadcast, LiveUpdates, type AuditedState } from '@moorage/kernel';
import type { MaintenanceWindowState } from '../domain/maintenance-window.ts';

/** Tells every replica's schedule and every page it concerns that a window is new, changed or ended. */
@Injectable()
export class WindowAnnouncements {
  constructor(
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  async changed({ id, orgId }: MaintenanceWindowState): Promise<void> {
    await this.broadcast.send('maintenance', orgId === null ? {} : { orgId });
    if (orgId === null) await this.liveUpdates.forEverybody('maintenance', id);
    else await this.liveUpdates.forOrg(orgId, 'maintenance', id);
  }
}

/** What the audit log shows of a window. */
export function audited({ mode, message, startsAt, endsAt, endedAt }: MaintenanceWindowState): AuditedState {
  return {
    mode,
    message,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
  };
}
