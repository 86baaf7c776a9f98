import { LiveUpdates } from '@moorage/kernel';
import { FixedClock, RecordingAuditTrail, RecordingBroadcast, SequentialIds } from '@moorage/kernel/testing';
import { ChangeMaintenanceHandler } from '../application/change-maintenance.ts';
import { EndMaintenanceHandler } from '../application/end-maintenance.ts';
import { ScheduleMaintenanceHandler } from '../application/schedule-maintenance.ts';
import { WindowAnnouncements } from '../application/window-announcements.ts';
import { InMemoryMaintenanceWindows } from './in-memory-maintenance-windows.ts';

/** The context in memory: its use cases, and what they told the world. */
export class MaintenanceWorld {
  readonly clock = new FixedClock();
  readonly ids = new SequentialIds();
  readonly audit = new RecordingAuditTrail();
  readonly broadcast = new RecordingBroadcast();
  readonly windows = new InMemoryMaintenanceWindows();
  private readonly announcements = new WindowAnnouncements(this.broadcast, new LiveUpdates(this.broadcast));
  readonly schedule = new ScheduleMaintenanceHandler(
    this.windows,
    this.announcements,
    this.audit,
    this.clock,
    this.ids,
  );
  readonly change = new ChangeMaintenanceHandler(this.windows, this.announcements, this.audit, this.clock);
  readonly end = new EndMaintenanceHandler(this.windows, this.announcements, this.audit, this.clock);

  at(offsetMs: number): Date {
    return new Date(this.clock.now().getTime() + offsetMs);
  }
}
