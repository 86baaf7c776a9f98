import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commands, PlatformAdmin } from '@moorage/platform';
import { GetUpdatePolicy } from '../../application/get-update-policy.ts';
import { SetFleetMode } from '../../application/set-fleet-mode.ts';
import { SetUpdatePolicy } from '../../application/set-update-policy.ts';
import { GetFleetPolicy } from '../postgres/queries/get-fleet-policy.ts';
import {
  FleetPolicyBody,
  FleetPolicyView,
  UpdatePolicyBody,
  UpdatePolicyView,
  fleetPolicyViewOf,
  updatePolicyViewOf,
} from './update-policy.dto.ts';

/** What the whole installation does with new releases, and any organisation's choice, for platform admins. */
@ApiTags('admin')
@Controller('api/admin')
@PlatformAdmin()
export class AdminUpdatePolicyController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('update-policy')
  @ApiOperation({ operationId: 'getFleetPolicy', summary: 'What the installation does with new releases' })
  @ApiOkResponse({ type: FleetPolicyView })
  async getFleetPolicy(): Promise<FleetPolicyView> {
    return fleetPolicyViewOf(await this.queries.execute(new GetFleetPolicy()));
  }

  @Put('update-policy')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'setFleetPolicy',
    summary:
      'Set the mode. An update that has stopped its bot already goes on to its end; all others wait while paused',
  })
  @ApiNoContentResponse()
  async setFleetPolicy(@Body() { mode }: FleetPolicyBody): Promise<void> {
    await this.commands.execute(new SetFleetMode(mode));
  }

  @Get('organizations/:id/update-policy')
  @ApiOperation({ operationId: 'getUpdatePolicyAsAdmin', summary: "An organisation's choice, or the default" })
  @ApiOkResponse({ type: UpdatePolicyView })
  @ApiProblems('ORG.NOT_FOUND')
  async get(@Param('id') orgId: string): Promise<UpdatePolicyView> {
    return updatePolicyViewOf(await this.queries.execute(new GetUpdatePolicy(orgId)));
  }

  @Put('organizations/:id/update-policy')
  @HttpCode(204)
  @ApiOperation({ operationId: 'setUpdatePolicyAsAdmin', summary: 'Choose for an organisation' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND')
  async set(@Param('id') orgId: string, @Body() { mode, preferredHourUtc }: UpdatePolicyBody): Promise<void> {
    await this.commands.execute(new SetUpdatePolicy(orgId, { mode, preferredHourUtc }));
  }

  @Delete('organizations/:id/update-policy')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resetUpdatePolicyAsAdmin', summary: "Take an organisation's choice back" })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NOT_FOUND')
  async reset(@Param('id') orgId: string): Promise<void> {
    await this.commands.execute(new SetUpdatePolicy(orgId, null));
  }
}
