import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, SignedIn } from '@moorage/platform';
import { MarkAllNoticesRead } from '../../application/mark-all-notices-read.ts';
import { MarkNoticeRead } from '../../application/mark-notice-read.ts';
import { ListNotices } from '../postgres/queries/list-notices.ts';
import { NoticeListQuery, NoticePage } from './my-notices.dto.ts';

/** The caller's bell. */
@ApiTags('me')
@Controller('api/me/notices')
@SignedIn()
export class MyNoticesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMyNotices', summary: 'What the caller was told, newest first' })
  @ApiOkResponse({ type: NoticePage })
  @ApiProblems('AUTH.REQUIRED', 'REQUEST.INVALID', 'REQUEST.CURSOR_INVALID')
  async list(
    @CurrentPrincipal() { userId, platformAdmin }: Principal,
    @Query() { show, organization: orgId, limit, cursor }: NoticeListQuery,
  ): Promise<NoticePage> {
    const page = { limit, unreadOnly: show === 'unread', ...(cursor && { cursor }), ...(orgId && { orgId }) };
    return this.queries.execute(new ListNotices({ userId, platformAdmin }, page));
  }

  @Post('read')
  @HttpCode(204)
  @ApiOperation({ operationId: 'markAllMyNoticesRead', summary: 'Mark all notices as read' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED')
  async markAllRead(@CurrentPrincipal() { userId }: Principal): Promise<void> {
    await this.commands.execute(new MarkAllNoticesRead(userId));
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiOperation({ operationId: 'markMyNoticeRead', summary: 'Mark a notice as read' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'NOTICE.NOT_FOUND')
  async markRead(@CurrentPrincipal() { userId }: Principal, @Param('id') id: string): Promise<void> {
    await this.commands.execute(new MarkNoticeRead(userId, id));
  }
}
