import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { DismissRelease } from '../../application/dismiss-release.ts';
import { GetUpdateEvidence, ListBotUpdates } from '../../application/list-bot-updates.ts';
import { RequestBotUpdate } from '../../application/request-bot-update.ts';
import { presentBotUpdate, presentEvidence } from './bot-update-presenter.ts';
import { BotUpdateList, RequestedBotUpdate, UpdateEvidenceView, WantedRelease } from './bot-update.dto.ts';

/** Updates of the bots of the organisation that the request selected. */
@ApiTags('instances')
@ApiHeader({ name: 'x-tenant-id', description: 'Id or slug of the organisation', required: true, example: 'acme' })
@Controller('api/instances/:id/updates')
export class InstanceUpdatesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @RequiresPermission('instance:read')
  @ApiOperation({
    operationId: 'listBotUpdates',
    summary: "An instance's last updates with their receipts, newest first",
  })
  @ApiOkResponse({ type: BotUpdateList })
  @ApiProblems('INSTANCE.NOT_FOUND')
  async listBotUpdates(@CurrentTenant() { orgId }: Tenant, @Param('id') instanceId: string): Promise<BotUpdateList> {
    const updates = await this.queries.execute(new ListBotUpdates(orgId, instanceId));
    return { items: updates.map(presentBotUpdate) };
  }

  @Get(':updateId/evidence')
  @RequiresPermission('instance:logs')
  @ApiOperation({ operationId: 'getUpdateEvidence', summary: 'What an update failed by, in the words of the bot' })
  @ApiOkResponse({ type: UpdateEvidenceView })
  @ApiProblems('INSTANCE.NOT_FOUND')
  async getUpdateEvidence(
    @CurrentTenant() { orgId }: Tenant,
    @Param('id') instanceId: string,
    @Param('updateId') updateId: string,
  ): Promise<UpdateEvidenceView> {
    return presentEvidence(await this.queries.execute(new GetUpdateEvidence(orgId, instanceId, updateId)));
  }

  @Post()
  @HttpCode(202)
  @RequiresPermission('instance:update')
  @ApiOperation({
    operationId: 'requestBotUpdate',
    summary: 'Update an instance now, to the release that it is offered',
    description:
      'Where the new release fails, the bot is back on the old one with the data it had; three more tries follow.',
  })
  @ApiAcceptedResponse({ type: RequestedBotUpdate })
  @ApiProblems(
    'INSTANCE.NOT_FOUND',
    'INSTANCE.BUSY',
    'INSTANCE.TRANSITION_NOT_ALLOWED',
    'RELEASE.NOT_OFFERED',
    'FLEET.UPDATES_PAUSED',
  )
  async requestBotUpdate(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
    @Body() { releaseId }: WantedRelease,
  ): Promise<RequestedBotUpdate> {
    const target = { orgId, instanceId, releaseId, actorUserId: userId };
    return { id: await this.commands.execute(new RequestBotUpdate(target)) };
  }

  @Post('later')
  @HttpCode(204)
  @RequiresPermission('instance:update')
  @ApiOperation({ operationId: 'dismissRelease', summary: 'Not now: do not point this release out again' })
  @ApiNoContentResponse()
  @ApiProblems('INSTANCE.NOT_FOUND', 'RELEASE.NOT_OFFERED')
  async dismissRelease(
    @CurrentTenant() { orgId }: Tenant,
    @Param('id') instanceId: string,
    @Body() { releaseId }: WantedRelease,
  ): Promise<void> {
    await this.commands.execute(new DismissRelease(orgId, instanceId, releaseId));
  }
}
