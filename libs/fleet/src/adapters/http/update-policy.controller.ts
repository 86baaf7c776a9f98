import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { GetBotUpdatePolicy, GetUpdatePolicy } from '../../application/get-update-policy.ts';
import { SetBotUpdatePolicy } from '../../application/set-bot-update-policy.ts';
import { SetUpdatePolicy } from '../../application/set-update-policy.ts';
import {
  BotUpdatePolicyBody,
  BotUpdatePolicyView,
  UpdatePolicyBody,
  UpdatePolicyView,
  botUpdatePolicyViewOf,
  updatePolicyViewOf,
} from './update-policy.dto.ts';

/** When and how the bots of the organisation that the request selected are updated. */
@ApiTags('instances')
@ApiHeader({ name: 'x-tenant-id', description: 'Id or slug of the organisation', required: true, example: 'acme' })
@Controller('api')
export class UpdatePolicyController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('organization/update-policy')
  @RequiresPermission('instance:read')
  @ApiOperation({ operationId: 'getUpdatePolicy', summary: 'When and how bots of the organisation are updated' })
  @ApiOkResponse({ type: UpdatePolicyView })
  async get(@CurrentTenant() { orgId }: Tenant): Promise<UpdatePolicyView> {
    return updatePolicyViewOf(await this.queries.execute(new GetUpdatePolicy(orgId)));
  }

  @Put('organization/update-policy')
  @HttpCode(204)
  @RequiresPermission('update-preferences:manage')
  @ApiOperation({ operationId: 'setUpdatePolicy', summary: 'Choose when and how bots are updated' })
  @ApiNoContentResponse()
  async set(@CurrentTenant() { orgId }: Tenant, @Body() { mode, preferredHourUtc }: UpdatePolicyBody): Promise<void> {
    await this.commands.execute(new SetUpdatePolicy(orgId, { mode, preferredHourUtc }));
  }

  @Delete('organization/update-policy')
  @HttpCode(204)
  @RequiresPermission('update-preferences:manage')
  @ApiOperation({
    operationId: 'resetUpdatePolicy',
    summary: 'Take the choice back: what bots are set to themselves counts then, or the default',
  })
  @ApiNoContentResponse()
  async reset(@CurrentTenant() { orgId }: Tenant): Promise<void> {
    await this.commands.execute(new SetUpdatePolicy(orgId, null));
  }

  @Get('instances/:id/update-policy')
  @RequiresPermission('instance:read')
  @ApiOperation({ operationId: 'getBotUpdatePolicy', summary: 'What an instance is set to, and what holds for it' })
  @ApiOkResponse({ type: BotUpdatePolicyView })
  @ApiProblems('INSTANCE.NOT_FOUND')
  async getOfBot(@CurrentTenant() { orgId }: Tenant, @Param('id') instanceId: string): Promise<BotUpdatePolicyView> {
    return botUpdatePolicyViewOf(await this.queries.execute(new GetBotUpdatePolicy(orgId, instanceId)));
  }

  @Put('instances/:id/update-policy')
  @HttpCode(204)
  @RequiresPermission('update-preferences:manage')
  @ApiOperation({
    operationId: 'setBotUpdatePolicy',
    summary: 'Set an instance to a policy of its own; it counts as long as the organisation chose nothing',
  })
  @ApiNoContentResponse()
  @ApiProblems('INSTANCE.NOT_FOUND', 'UPDATE_POLICY.INVALID')
  async setOfBot(
    @CurrentTenant() { orgId }: Tenant,
    @Param('id') instanceId: string,
    @Body() { policy }: BotUpdatePolicyBody,
  ): Promise<void> {
    await this.commands.execute(new SetBotUpdatePolicy(orgId, instanceId, policy));
  }
}
