import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, AuditTrail, Clock, DomainError, isUuid } from '@moorage/kernel';
import { phaseOf, planWindow, type MaintenanceWindowState, type WindowPlan } from '../domain/maintenance-window.ts';
import { MaintenanceWindows } from './ports/maintenance-windows.port.ts';
import { audited, WindowAnnouncements } from './window-announcements.ts';

/** A running window keeps its start: what has been can't be moved. */
@Audited('maintenance.changed')
export class ChangeMaintenance extends Command<MaintenanceWindowState> {
  constructor(
    readonly orgId: string | null,
    readonly windowId: string,
    readonly plan: WindowPlan,
  ) {
    super();
  }
}

@CommandHandler(ChangeMaintenance)
export class ChangeMaintenanceHandler implements ICommandHandler<ChangeMaintenance> {
  constructor(
    private readonly windows: MaintenanceWindows,
    private readonly announcements: WindowAnnouncements,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError MAINTENANCE.NOT_FOUND, MAINTENANCE.OVER, MAINTENANCE.ENDS_BEFORE_START, MAINTENANCE.IN_THE_PAST,
   * MAINTENANCE.TOO_FAR_AHEAD, REQUEST.CONFLICT
   */
  async execute({ orgId, windowId, plan }: ChangeMaintenance): Promise<MaintenanceWindowState> {
    const now = this.clock.now();
    const before = isUuid(windowId) ? await this.windows.find(orgId, windowId) : undefined;
    if (before === undefined) throw new DomainError('MAINTENANCE.NOT_FOUND');
    const phase = phaseOf(before, now);
    if (phase === 'ENDED') throw new DomainError('MAINTENANCE.OVER');
    const after = await this.windows.change(
      before,
      planWindow(phase === 'RUNNING' ? { ...plan, startsAt: before.startsAt } : plan, now),
      now,
    );
    if (after === undefined) throw new DomainError('REQUEST.CONFLICT');
    await this.announcements.changed(after);
    await this.audit.record({
      action: 'maintenance.changed',
      ...(orgId !== null && { orgId }),
      target: { type: 'maintenance-window', id: windowId },
      before: audited(before),
      after: audited(after),
    });
    return after;
  }
}
