import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commands, PlatformAdmin } from '@moorage/platform';
import { ApproveOrganization } from '../../application/approve-organization.ts';
import { DeactivateOrganization } from '../../application/deactivate-organization.ts';
import { ReactivateOrganization } from '../../application/reactivate-organization.ts';
import { RejectOrganization } from '../../application/reject-organization.ts';
import { RestoreOrganization } from '../../application/restore-organization.ts';
import { SetCapabilities } from '../../application/set-capabilities.ts';
import { SetParent } from '../../application/set-parent.ts';
import { SetSeats } from '../../application/set-seats.ts';
import { SuspendOrganization } from '../../application/suspend-organization.ts';
import { CountWaitingOrganizations } from '../postgres/queries/count-waiting-organizations.ts';
import { ListOrganizations } from '../postgres/queries/list-organizations.ts';
import {
  AdminOrganizationListQuery,
  AdminOrganizationPage,
  DeactivateOrganizationAsAdminBody,
  RejectOrganizationBody,
  SetCapabilitiesBody,
  SetParentBody,
  SetSeatsBody,
  SuspendOrganizationBody,
  WaitingOrganizations,
} from './admin-organization.dto.ts';

/** All organisations of the installation, for platform admins. */
@ApiTags('admin')
@Controller('api/admin/organizations')
@PlatformAdmin()
export class AdminOrganizationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listOrganizations', summary: 'All organisations, newest first unless asked otherwise' })
  @ApiOkResponse({ type: AdminOrganizationPage })
  list(@Query() query: AdminOrganizationListQuery): Promise<AdminOrganizationPage> {
    return this.queries.execute(new ListOrganizations(query));
  }

  @Get('waiting')
  @ApiOperation({ operationId: 'countWaitingOrganizations', summary: 'How many wait to be verified' })
  @ApiOkResponse({ type: WaitingOrganizations })
  async waiting(): Promise<WaitingOrganizations> {
    return { count: await this.queries.execute(new CountWaitingOrganizations()) };
  }

  @Post(':id/approve')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'approveOrganization',
    summary: 'End the wait for verification: the organisation is active and gets its bot',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async approve(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new ApproveOrganization(id));
  }

  @Post(':id/reject')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'rejectOrganization',
    summary: 'Do not verify an organisation; its owner reads why, may put it right and ask again',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async reject(@Param('id') id: string, @Body() { reason }: RejectOrganizationBody): Promise<void> {
    await this.commands.execute(new RejectOrganization(id, reason));
  }

  @Post(':id/suspend')
  @HttpCode(204)
  @ApiOperation({ operationId: 'suspendOrganization', summary: 'Let members read only, and close the bot' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async suspend(@Param('id') id: string, @Body() { reason }: SuspendOrganizationBody): Promise<void> {
    await this.commands.execute(new SuspendOrganization(id, reason));
  }

  @Post(':id/reactivate')
  @HttpCode(204)
  @ApiOperation({ operationId: 'reactivateOrganization', summary: 'End a suspension' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async reactivate(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new ReactivateOrganization(id));
  }

  @Post(':id/deactivate')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deactivateOrganizationAsAdmin',
    summary: 'Close an organisation: its bot stops, and all data is deleted after 30 days unless that is undone',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async deactivate(@Param('id') id: string, @Body() { reason }: DeactivateOrganizationAsAdminBody): Promise<void> {
    await this.commands.execute(new DeactivateOrganization(id, { by: 'platform-admin', reason: reason ?? null }));
  }

  @Post(':id/restore')
  @HttpCode(204)
  @ApiOperation({ operationId: 'restoreOrganizationAsAdmin', summary: 'Undo a deactivation' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async restore(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new RestoreOrganization(id));
  }

  @Put(':id/capabilities')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'setOrganizationCapabilities',
    summary: 'Let it pay for its members, and publish bot apps to others',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'HOST_ORGS_GATED')
  async setCapabilities(@Param('id') id: string, @Body() { canSponsor, canHost }: SetCapabilitiesBody): Promise<void> {
    await this.commands.execute(new SetCapabilities(id, { canSponsor, canHost }));
  }

  @Put(':id/parent')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'setOrganizationParent',
    summary: 'Say below which organisation one stands; what stands below it moves along',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.HIERARCHY_CYCLE', 'ORG.HIERARCHY_TOO_DEEP')
  async setParent(@Param('id') id: string, @Body() { parentId }: SetParentBody): Promise<void> {
    await this.commands.execute(new SetParent(id, parentId));
  }

  @Put(':id/seats')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'setOrganizationSeats',
    summary: 'Set how many seats there are; with fewer than are used nobody loses theirs, and nobody new gets one',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND')
  async setSeats(@Param('id') id: string, @Body() { total }: SetSeatsBody): Promise<void> {
    await this.commands.execute(new SetSeats(id, total));
  }
}
