import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, AuditTrail, Clock, DomainError, isUuid } from '@moorage/kernel';
import { MaintenanceWindows } from './ports/maintenance-windows.port.ts';
import { audited, WindowAnnouncements } from './window-announcements.ts';

/** Before its time, or before it began. */
@Audited('maintenance.ended')
export class EndMaintenance extends Command<void> {
  constructor(
    readonly orgId: string | null,
    readonly windowId: string,
  ) {
    super();
  }
}

@CommandHandler(EndMaintenance)
export class EndMaintenanceHandler implements ICommandHandler<EndMaintenance> {
  constructor(
    private readonly windows: MaintenanceWindows,
    private readonly announcements: WindowAnnouncements,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError MAINTENANCE.NOT_FOUND, MAINTENANCE.OVER */
  async execute({ orgId, windowId }: EndMaintenance): Promise<void> {
    if (!isUuid(windowId)) throw new DomainError('MAINTENANCE.NOT_FOUND');
    const ended = await this.windows.end(orgId, windowId, this.clock.now());
    if (ended === undefined) {
      throw new DomainError((await this.windows.find(orgId, windowId)) ? 'MAINTENANCE.OVER' : 'MAINTENANCE.NOT_FOUND');
    }
    await this.announcements.changed(ended);
    await this.audit.record({
      action: 'maintenance.ended',
      ...(orgId !== null && { orgId }),
      target: { type: 'maintenance-window', id: windowId },
      after: audited(ended),
    });
  }
}
