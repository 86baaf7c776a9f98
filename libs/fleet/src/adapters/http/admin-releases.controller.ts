import { Body, Controller, Delete, Get, HttpCode, Param, Put, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commands, PlatformAdmin } from '@moorage/platform';
import { LiftQuarantine } from '../../application/lift-quarantine.ts';
import { LookForReleases } from '../../application/look-for-releases.ts';
import { QuarantineRelease } from '../../application/quarantine-release.ts';
import { ListFollowedImages } from '../postgres/queries/list-followed-images.ts';
import { ListReleases } from '../postgres/queries/list-releases.ts';
import {
  FollowedImageList,
  QuarantineReleaseBody,
  ReleaseListQuery,
  ReleasePage,
  ReleaseView,
  followedImageViewOf,
  releaseViewOf,
} from './release.dto.ts';

/** Releases of the bots, for platform admins. */
@ApiTags('admin')
@Controller('api/admin')
@PlatformAdmin()
export class AdminReleasesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('releases')
  @ApiOperation({ operationId: 'listReleases', summary: 'Releases, the last detected first' })
  @ApiOkResponse({ type: ReleasePage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  async list(@Query() { search, quarantined, cursor, limit }: ReleaseListQuery): Promise<ReleasePage> {
    const { items, ...rest } = await this.queries.execute(new ListReleases({ search, quarantined, cursor, limit }));
    return {
      items: items.map(({ release, instances, images }) => ({
        ...releaseViewOf(release),
        instances,
        images: [...images],
      })),
      ...rest,
    };
  }

  @Put('releases/:id/quarantine')
  @ApiOperation({
    operationId: 'quarantineRelease',
    summary: 'Keep a release from every automatic rollout; instances that run it stay on it',
  })
  @ApiOkResponse({ type: ReleaseView })
  @ApiProblems('REQUEST.INVALID', 'RELEASE.NOT_FOUND', 'RELEASE.QUARANTINED')
  async quarantine(@Param('id') id: string, @Body() { reason }: QuarantineReleaseBody): Promise<ReleaseView> {
    return releaseViewOf(await this.commands.execute(new QuarantineRelease(id, reason.trim())));
  }

  @Delete('releases/:id/quarantine')
  @ApiOperation({ operationId: 'liftQuarantine', summary: 'Offer a release again' })
  @ApiOkResponse({ type: ReleaseView })
  @ApiProblems('RELEASE.NOT_FOUND', 'RELEASE.NOT_QUARANTINED')
  async lift(@Param('id') id: string): Promise<ReleaseView> {
    return releaseViewOf(await this.commands.execute(new LiftQuarantine(id)));
  }

  @Get('followed-images')
  @ApiOperation({
    operationId: 'listFollowedImages',
    summary: 'The tags that instances follow, and when each was looked at',
  })
  @ApiOkResponse({ type: FollowedImageList })
  async followed(): Promise<FollowedImageList> {
    return { items: (await this.queries.execute(new ListFollowedImages())).map(followedImageViewOf) };
  }

  @Post('followed-images/look')
  @HttpCode(204)
  @ApiOperation({ operationId: 'lookForReleases', summary: 'Look at every followed tag now' })
  @ApiNoContentResponse()
  async look(): Promise<void> {
    await this.commands.execute(new LookForReleases());
  }
}
