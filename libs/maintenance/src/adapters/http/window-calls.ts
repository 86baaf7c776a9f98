import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock } from '@moorage/kernel';
import { Commands, LimitedList } from '@moorage/platform';
import { ChangeMaintenance } from '../../application/change-maintenance.ts';
import { EndMaintenance } from '../../application/end-maintenance.ts';
import { ScheduleMaintenance } from '../../application/schedule-maintenance.ts';
import { phaseOf, type MaintenanceWindowState } from '../../domain/maintenance-window.ts';
import { ListWindows } from '../postgres/queries/list-windows.ts';
import {
  planOf,
  viewOf,
  type MaintenanceWindowBody,
  type MaintenanceWindowPage,
  type MaintenanceWindowView,
} from './maintenance.dto.ts';

const planProblems = [
  'REQUEST.INVALID',
  'MAINTENANCE.ENDS_BEFORE_START',
  'MAINTENANCE.IN_THE_PAST',
  'MAINTENANCE.TOO_FAR_AHEAD',
] as const;

/** Why a window isn't planned, whoever's it is. */
export const schedulingProblems = [...planProblems, 'MAINTENANCE.TOO_MANY'] as const;

/** Why a plan isn't replaced. */
export const changingProblems = [
  ...planProblems,
  'REQUEST.CONFLICT',
  'MAINTENANCE.NOT_FOUND',
  'MAINTENANCE.OVER',
] as const;

/** The same four calls for the installation (`orgId` null) and for an organisation. */
@Injectable()
export class WindowCalls {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async list(orgId: string | null, { limit, cursor }: LimitedList): Promise<MaintenanceWindowPage> {
    const { items, ...rest } = await this.queries.execute(new ListWindows(orgId, limit, cursor));
    return { items: items.map(viewOf), ...rest };
  }

  async schedule(orgId: string | null, body: MaintenanceWindowBody): Promise<MaintenanceWindowView> {
    return this.view(await this.commands.execute(new ScheduleMaintenance(orgId, planOf(body))));
  }

  async change(orgId: string | null, id: string, body: MaintenanceWindowBody): Promise<MaintenanceWindowView> {
    return this.view(await this.commands.execute(new ChangeMaintenance(orgId, id, planOf(body))));
  }

  async end(orgId: string | null, id: string): Promise<void> {
    await this.commands.execute(new EndMaintenance(orgId, id));
  }

  private view(window: MaintenanceWindowState): MaintenanceWindowView {
    return viewOf({ ...window, phase: phaseOf(window, this.clock.now()) });
  }
}
