import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commands, PlatformAdmin } from '@moorage/platform';
import { ReactivateOrganization } from '../../application/reactivate-organization.ts';
import { SetSeats } from '../../application/set-seats.ts';
import { SuspendOrganization } from '../../application/suspend-organization.ts';
import { ListOrganizations } from '../postgres/queries/list-organizations.ts';
import {
  AdminOrganizationListQuery,
  AdminOrganizationPage,
  SetSeatsBody,
  SuspendOrganizationBody,
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
  @ApiOperation({ operationId: 'listOrganizations', summary: 'All organisations, newest first' })
  @ApiOkResponse({ type: AdminOrganizationPage })
  list(@Query() query: AdminOrganizationListQuery): Promise<AdminOrganizationPage> {
    return this.queries.execute(new ListOrganizations(query));
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
  @ApiOperation({ operationId: 'reactivateOrganization', summary: 'End a suspension, or the wait for verification' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND', 'ORG.TRANSITION_NOT_ALLOWED')
  async reactivate(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new ReactivateOrganization(id));
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
