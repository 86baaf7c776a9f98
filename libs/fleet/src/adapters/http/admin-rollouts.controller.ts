import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, PlatformAdmin } from '@moorage/platform';
import { AbortRollout } from '../../application/abort-rollout.ts';
import { PauseRollout } from '../../application/pause-rollout.ts';
import { PreviewRollout } from '../../application/preview-rollout.ts';
import { ResumeRollout } from '../../application/resume-rollout.ts';
import { RetryFailedBots } from '../../application/retry-failed-bots.ts';
import { StartRollout } from '../../application/start-rollout.ts';
import { fleetStrategies, rolloutStrategies } from '../../domain/rollout-strategy.ts';
import { ListRolloutBots } from '../postgres/queries/list-rollout-bots.ts';
import { GetRollout, ListRollouts } from '../postgres/queries/list-rollouts.ts';
import {
  presentPreview,
  presentRollout,
  presentRolloutBot,
  presentStrategy,
  presentWave,
  wantedRolloutOf,
} from './rollout-presenter.ts';
import {
  AbortRolloutBody,
  RequestedRollout,
  RolloutBotListQuery,
  RolloutBotPage,
  RolloutDetailsView,
  RolloutListQuery,
  RolloutPage,
  RolloutPreviewView,
  RolloutStrategyList,
  WantedRolloutBody,
} from './rollout.dto.ts';

/** Releases on their way over the fleet, for platform admins. */
@ApiTags('admin')
@Controller('api/admin/rollouts')
@PlatformAdmin()
export class AdminRolloutsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listRollouts', summary: 'Rollouts, newest first' })
  @ApiOkResponse({ type: RolloutPage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  async list(@Query() { status, releaseId, cursor, limit }: RolloutListQuery): Promise<RolloutPage> {
    const page = await this.queries.execute(new ListRollouts({ status, releaseId, cursor, limit }));
    return { ...page, items: page.items.map(presentRollout) };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewRollout',
    summary: 'Dry run: who would be updated, and when, if it began now; changes nothing',
  })
  @ApiOkResponse({ type: RolloutPreviewView })
  @ApiProblems('REQUEST.INVALID', 'RELEASE.NOT_FOUND', 'ROLLOUT.RELEASE_QUARANTINED')
  async preview(@Body() body: WantedRolloutBody): Promise<RolloutPreviewView> {
    return presentPreview(await this.queries.execute(new PreviewRollout(wantedRolloutOf(body))));
  }

  @Post()
  @ApiOperation({
    operationId: 'startRollout',
    summary: 'Start a rollout; it waits QUEUED while another one runs over the same channels',
  })
  @ApiCreatedResponse({ type: RequestedRollout })
  @ApiProblems('REQUEST.INVALID', 'RELEASE.NOT_FOUND', 'ROLLOUT.RELEASE_QUARANTINED')
  async start(@CurrentPrincipal() { userId }: Principal, @Body() body: WantedRolloutBody): Promise<RequestedRollout> {
    return { id: await this.commands.execute(new StartRollout(wantedRolloutOf(body), userId)) };
  }

  @Get('strategies')
  @ApiOperation({ operationId: 'listRolloutStrategies', summary: 'How a rollout may move, each with its own settings' })
  @ApiOkResponse({ type: RolloutStrategyList })
  strategies(): RolloutStrategyList {
    return { items: fleetStrategies.map((name) => presentStrategy(rolloutStrategies[name])) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getRollout', summary: 'A rollout with its waves' })
  @ApiOkResponse({ type: RolloutDetailsView })
  @ApiProblems('ROLLOUT.NOT_FOUND')
  async get(@Param('id') id: string): Promise<RolloutDetailsView> {
    const { waves, ...listed } = await this.queries.execute(new GetRollout(id));
    return { ...presentRollout(listed), waves: waves.map(presentWave) };
  }

  @Get(':id/bots')
  @ApiOperation({ operationId: 'listRolloutBots', summary: "A rollout's bots, each with its last try" })
  @ApiOkResponse({ type: RolloutBotPage })
  @ApiProblems('ROLLOUT.NOT_FOUND', 'REQUEST.CURSOR_INVALID')
  async bots(@Param('id') id: string, @Query() query: RolloutBotListQuery): Promise<RolloutBotPage> {
    const { status, wave, cursor, limit } = query;
    const page = await this.queries.execute(new ListRolloutBots(id, { status, wave, cursor, limit }));
    return { ...page, items: page.items.map(presentRolloutBot) };
  }

  @Post(':id/pause')
  @HttpCode(204)
  @ApiOperation({ operationId: 'pauseRollout', summary: 'Begin no more updates; those under way come to their end' })
  @ApiNoContentResponse()
  @ApiProblems('ROLLOUT.NOT_FOUND', 'ROLLOUT.TRANSITION_NOT_ALLOWED')
  async pause(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new PauseRollout(id));
  }

  @Post(':id/resume')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resumeRollout', summary: 'Go on where it was paused' })
  @ApiNoContentResponse()
  @ApiProblems('ROLLOUT.NOT_FOUND', 'ROLLOUT.TRANSITION_NOT_ALLOWED')
  async resume(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new ResumeRollout(id));
  }

  @Post(':id/abort')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'abortRollout',
    summary: 'End it: updates under way come to their end, all other bots keep what they run',
  })
  @ApiNoContentResponse()
  @ApiProblems('REQUEST.INVALID', 'ROLLOUT.NOT_FOUND', 'ROLLOUT.TRANSITION_NOT_ALLOWED')
  async abort(@Param('id') id: string, @Body() { reason }: AbortRolloutBody): Promise<void> {
    await this.commands.execute(new AbortRollout(id, reason.trim()));
  }

  @Post(':id/retry-failed')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'retryFailedBots',
    summary: 'Try its failed bots again; one that is over goes back into the queue for it',
  })
  @ApiAcceptedResponse()
  @ApiProblems('ROLLOUT.NOT_FOUND', 'ROLLOUT.NOTHING_FAILED', 'ROLLOUT.TRANSITION_NOT_ALLOWED')
  async retryFailed(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new RetryFailedBots(id));
  }
}
