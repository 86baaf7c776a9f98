import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, LimitedList, PlatformAdmin } from '@moorage/platform';
import { MaintenanceWindowBody, MaintenanceWindowPage, MaintenanceWindowView } from './maintenance.dto.ts';
import { changingProblems, schedulingProblems, WindowCalls } from './window-calls.ts';

/** Maintenance of the whole installation. Platform admins are let through it themselves. */
@ApiTags('admin')
@Controller('api/admin/maintenance-windows')
@PlatformAdmin()
export class AdminMaintenanceController {
  constructor(private readonly windows: WindowCalls) {}

  @Get()
  @ApiOperation({
    operationId: 'listPlatformMaintenance',
    summary: 'Maintenance of the installation, latest start first',
  })
  @ApiOkResponse({ type: MaintenanceWindowPage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  list(@Query() query: LimitedList): Promise<MaintenanceWindowPage> {
    return this.windows.list(null, query);
  }

  @Post()
  @ApiOperation({
    operationId: 'schedulePlatformMaintenance',
    summary: 'Plan maintenance of the installation, or begin it',
  })
  @ApiCreatedResponse({ type: MaintenanceWindowView })
  @ApiProblems(...schedulingProblems)
  schedule(@Body() body: MaintenanceWindowBody): Promise<MaintenanceWindowView> {
    return this.windows.schedule(null, body);
  }

  @Put(':id')
  @ApiOperation({
    operationId: 'changePlatformMaintenance',
    summary: 'Replace the plan of a window that is not over; a running one keeps its start',
  })
  @ApiOkResponse({ type: MaintenanceWindowView })
  @ApiProblems(...changingProblems)
  change(@Param('id') id: string, @Body() body: MaintenanceWindowBody): Promise<MaintenanceWindowView> {
    return this.windows.change(null, id, body);
  }

  @Post(':id/end')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endPlatformMaintenance', summary: 'End a window before its time, or call it off' })
  @ApiNoContentResponse()
  @ApiProblems('MAINTENANCE.NOT_FOUND', 'MAINTENANCE.OVER')
  async end(@Param('id') id: string): Promise<void> {
    await this.windows.end(null, id);
  }
}
