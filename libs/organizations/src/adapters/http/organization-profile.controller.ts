import { Body, Controller, Get, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { UpdateOrganizationProfile } from '../../application/update-organization-profile.ts';
import { GetOrganizationProfile } from '../postgres/queries/get-organization-profile.ts';
import { OrganizationProfileBody, OrganizationProfileView } from './organization-profile.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** What the organisation tells of itself. Tax numbers are among it: those read it who may change it. */
@ApiTags('organizations')
@Controller('api/organization/profile')
@TenantHeader()
export class OrganizationProfileController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @RequiresPermission('org:update')
  @ApiOperation({ operationId: 'getOrganizationProfile', summary: 'Industry, size, website and tax numbers' })
  @ApiOkResponse({ type: OrganizationProfileView })
  get(@CurrentTenant() { orgId }: Tenant): Promise<OrganizationProfileView> {
    return this.queries.execute(new GetOrganizationProfile(orgId));
  }

  @Put()
  @RequiresPermission('org:update', { alsoWhile: ['PENDING_VERIFICATION'] })
  @ApiOperation({ operationId: 'updateOrganizationProfile', summary: 'Replace the profile; answers it as it is kept' })
  @ApiOkResponse({ type: OrganizationProfileView })
  @ApiProblems('ORG.PROFILE_INVALID', 'PERMISSION.DENIED')
  update(
    @CurrentTenant() { orgId }: Tenant,
    @Body() profile: OrganizationProfileBody,
  ): Promise<OrganizationProfileView> {
    return this.commands.execute(new UpdateOrganizationProfile(orgId, profile));
  }
}
