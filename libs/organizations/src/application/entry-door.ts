import { Injectable } from '@nestjs/common';
import { MaintenanceSchedule } from '@moorage/contracts';
import { Clock, maintenanceRefusal } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';
import { requireTakesPeople } from './open-organization.ts';

/**
 * The door for people who are on their way in. They have no standing in the organisation yet, so they can't select it, and
 * the guard, which refuses members during its maintenance, doesn't know which one they mean.
 */
@Injectable()
export class EntryDoor {
  constructor(
    private readonly maintenance: MaintenanceSchedule,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `requireTakesPeople`; MAINTENANCE.READ_ONLY, MAINTENANCE.OFFLINE */
  requireOpen(organization: Pick<OrganizationState, 'id' | 'status' | 'personalUserId'>): void {
    requireTakesPeople(organization);
    const window = this.maintenance.running(organization.id);
    if (window !== undefined && window.mode !== 'BANNER') throw maintenanceRefusal(window, this.clock.now());
  }
}
