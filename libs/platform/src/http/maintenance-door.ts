import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { MaintenanceSchedule } from '@moorage/contracts';
import { Clock, DomainError } from '@moorage/kernel';
import { duringMaintenanceKey } from './access.ts';

/** Seconds after which a client asks again where nobody knows when the maintenance ends; also the most it is told. */
const retryAfter = { unknown: 60, most: 3_600 };

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
    const { mode, message, endsAt } = window;
    const left =
      endsAt === null ? retryAfter.unknown : Math.ceil((endsAt.getTime() - this.clock.now().getTime()) / 1000);
    throw new DomainError(
      mode === 'OFFLINE' ? 'MAINTENANCE.OFFLINE' : 'MAINTENANCE.READ_ONLY',
      {
        retryAfterSeconds: Math.min(Math.max(left, 1), retryAfter.most),
        ...(endsAt !== null && { endsAt: endsAt.toISOString() }),
      },
      message ?? undefined,
    );
  }
}
