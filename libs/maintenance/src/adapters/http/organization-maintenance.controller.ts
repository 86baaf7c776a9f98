import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiHeader,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, CurrentTenant, DuringMaintenance, LimitedList, RequiresPermission } from '@moorage/platform';
import { MaintenanceWindowBody, MaintenanceWindowPage, MaintenanceWindowView } from './maintenance.dto.ts';
import { changingProblems, schedulingProblems, WindowCalls } from './window-calls.ts';

/** Maintenance of one organisation, by its owners and admins. */
@ApiTags('maintenance')
@ApiHeader({ name: 'x-tenant-id', required: true, description: 'Id or slug of the organisation', example: 'acme' })
@Controller('api/organization/maintenance-windows')
@RequiresPermission('maintenance:manage')
@DuringMaintenance('Who closed the organisation can open it again.')
export class OrganizationMaintenanceController {
  constructor(private readonly windows: WindowCalls) {}

  @Get()
  @ApiOperation({ operationId: 'listMaintenance', summary: "The organisation's maintenance, latest start first" })
  @ApiOkResponse({ type: MaintenanceWindowPage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  list(@CurrentTenant() { orgId }: Tenant, @Query() query: LimitedList): Promise<MaintenanceWindowPage> {
    return this.windows.list(orgId, query);
  }

  @Post()
  @ApiOperation({ operationId: 'scheduleMaintenance', summary: 'Plan maintenance of the organisation, or begin it' })
  @ApiCreatedResponse({ type: MaintenanceWindowView })
  @ApiProblems(...schedulingProblems)
  schedule(@CurrentTenant() { orgId }: Tenant, @Body() body: MaintenanceWindowBody): Promise<MaintenanceWindowView> {
    return this.windows.schedule(orgId, body);
  }

  @Put(':id')
  @ApiOperation({
    operationId: 'changeMaintenance',
    summary: 'Replace the plan of a window that is not over; a running one keeps its start',
  })
  @ApiOkResponse({ type: MaintenanceWindowView })
  @ApiProblems(...changingProblems)
  change(
    @CurrentTenant() { orgId }: Tenant,
    @Param('id') id: string,
    @Body() body: MaintenanceWindowBody,
  ): Promise<MaintenanceWindowView> {
    return this.windows.change(orgId, id, body);
  }

  @Post(':id/end')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endMaintenance', summary: 'End a window before its time, or call it off' })
  @ApiNoContentResponse()
  @ApiProblems('MAINTENANCE.NOT_FOUND', 'MAINTENANCE.OVER')
  async end(@CurrentTenant() { orgId }: Tenant, @Param('id') id: string): Promise<void> {
    await this.windows.end(orgId, id);
  }
}
