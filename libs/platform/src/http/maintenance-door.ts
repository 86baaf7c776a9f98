import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { MaintenanceSchedule } from '@moorage/contracts';
import { Clock, maintenanceRefusal } from '@moorage/kernel';
import { duringMaintenanceKey } from './access.ts';

/** Refuses what can't be done while maintenance lasts. Platform admins never come by here: they end it. */
@Injectable()
export class MaintenanceDoor {
  constructor(
    private readonly reflector: Reflector,
    private readonly schedule: MaintenanceSchedule,
    private readonly clock: Clock,
  ) {}

  /**
   * @param reads whether the call changes nothing
   * @throws DomainError MAINTENANCE.OFFLINE, MAINTENANCE.READ_ONLY
   */
  requireOpen(context: ExecutionContext, reads: boolean, orgId?: string): void {
    const window = this.schedule.running(orgId);
    if (window === undefined || window.mode === 'BANNER' || (window.mode === 'READ_ONLY' && reads)) return;
    if (this.reflector.getAllAndOverride(duringMaintenanceKey, [context.getHandler(), context.getClass()])) return;
    throw maintenanceRefusal(window, this.clock.now());
  }
}
