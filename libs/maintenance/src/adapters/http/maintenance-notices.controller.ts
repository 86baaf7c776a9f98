import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { CurrentTenant, DuringMaintenance, Public, RequiresPermission } from '@moorage/platform';
import { GetMaintenanceNotices, type MaintenanceNotices } from '../postgres/queries/get-notices.ts';
import { MaintenanceNoticesView, viewOf } from './maintenance.dto.ts';

/** What people are told of maintenance that runs or is near. */
@ApiTags('maintenance')
@Controller('api')
export class MaintenanceNoticesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('maintenance')
  @Public('Who can not sign in now must learn why.')
  @ApiOperation({ operationId: 'getPlatformMaintenance', summary: 'Running and near maintenance of the installation' })
  @ApiOkResponse({ type: MaintenanceNoticesView })
  async ofInstallation(): Promise<MaintenanceNoticesView> {
    return toView(await this.queries.execute(new GetMaintenanceNotices()));
  }

  @Get('organization/maintenance')
  @RequiresPermission('org:read')
  @DuringMaintenance('It tells when the maintenance ends.')
  @ApiHeader({ name: 'x-tenant-id', required: true, description: 'Id or slug of the organisation', example: 'acme' })
  @ApiOperation({
    operationId: 'getMaintenance',
    summary: 'Running and near maintenance of the organisation and of the installation',
  })
  @ApiOkResponse({ type: MaintenanceNoticesView })
  async ofOrganization(@CurrentTenant() { orgId }: Tenant): Promise<MaintenanceNoticesView> {
    return toView(await this.queries.execute(new GetMaintenanceNotices(orgId)));
  }
}

function toView({ now, windows }: MaintenanceNotices): MaintenanceNoticesView {
  return { now: now.toISOString(), windows: windows.map(viewOf) };
}
