import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, AuditTrail, Clock, DomainError, Ids } from '@moorage/kernel';
import { planWindow, type MaintenanceWindowState, type WindowPlan } from '../domain/maintenance-window.ts';
import { MaintenanceWindows } from './ports/maintenance-windows.port.ts';
import { audited, WindowAnnouncements } from './window-announcements.ts';

/** More is a calendar, not maintenance; every replica keeps them in memory. */
export const mostWindows = 50;

@Audited('maintenance.scheduled')
export class ScheduleMaintenance extends Command<MaintenanceWindowState> {
  constructor(
    /** Null: the whole installation. */
    readonly orgId: string | null,
    readonly plan: WindowPlan,
  ) {
    super();
  }
}

@CommandHandler(ScheduleMaintenance)
export class ScheduleMaintenanceHandler implements ICommandHandler<ScheduleMaintenance> {
  constructor(
    private readonly windows: MaintenanceWindows,
    private readonly announcements: WindowAnnouncements,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError MAINTENANCE.ENDS_BEFORE_START, MAINTENANCE.IN_THE_PAST, MAINTENANCE.TOO_FAR_AHEAD, MAINTENANCE.TOO_MANY */
  async execute({ orgId, plan }: ScheduleMaintenance): Promise<MaintenanceWindowState> {
    const now = this.clock.now();
    const window = { id: this.ids.uuid(), orgId, ...planWindow(plan, now), endedAt: null, createdAt: now, revision: 1 };
    if (!(await this.windows.insert(window, mostWindows))) throw new DomainError('MAINTENANCE.TOO_MANY');
    await this.announcements.changed(window);
    await this.audit.record({
      action: 'maintenance.scheduled',
      ...(orgId !== null && { orgId }),
      target: { type: 'maintenance-window', id: window.id },
      after: audited(window),
    });
    return window;
  }
}
