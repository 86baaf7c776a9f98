import { Global, Module } from '@nestjs/common';
import { MaintenanceSchedule } from '@moorage/contracts';
import { AdminMaintenanceController } from './adapters/http/admin-maintenance.controller.ts';
import { MaintenanceNoticesController } from './adapters/http/maintenance-notices.controller.ts';
import { OrganizationMaintenanceController } from './adapters/http/organization-maintenance.controller.ts';
import { WindowCalls } from './adapters/http/window-calls.ts';
import { ForgetOrganizationWhenDeleted } from './adapters/postgres/forget-organization-when-deleted.ts';
import { PostgresMaintenanceWindows } from './adapters/postgres/postgres-maintenance-windows.ts';
import { GetMaintenanceNoticesHandler } from './adapters/postgres/queries/get-notices.ts';
import { ListWindowsHandler } from './adapters/postgres/queries/list-windows.ts';
import { RememberedSchedule } from './adapters/postgres/remembered-schedule.ts';
import { ChangeMaintenanceHandler } from './application/change-maintenance.ts';
import { EndMaintenanceHandler } from './application/end-maintenance.ts';
import { MaintenanceWindows } from './application/ports/maintenance-windows.port.ts';
import { ScheduleMaintenanceHandler } from './application/schedule-maintenance.ts';
import { WindowAnnouncements } from './application/window-announcements.ts';

/** Maintenance windows: of the installation, and of one organisation. */
@Global()
@Module({
  controllers: [AdminMaintenanceController, MaintenanceNoticesController, OrganizationMaintenanceController],
  providers: [
    { provide: MaintenanceWindows, useClass: PostgresMaintenanceWindows },
    { provide: MaintenanceSchedule, useClass: RememberedSchedule },
    ChangeMaintenanceHandler,
    EndMaintenanceHandler,
    ForgetOrganizationWhenDeleted,
    GetMaintenanceNoticesHandler,
    ListWindowsHandler,
    ScheduleMaintenanceHandler,
    WindowAnnouncements,
    WindowCalls,
  ],
  exports: [MaintenanceSchedule],
})
export class MaintenanceModule {}
