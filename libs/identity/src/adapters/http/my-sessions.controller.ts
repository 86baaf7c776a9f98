import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, SignedIn } from '@moorage/platform';
import { EndOtherSessions } from '../../application/end-other-sessions.ts';
import { EndSession } from '../../application/end-session.ts';
import { ListSessions } from '../postgres/queries/list-sessions.ts';
import { CurrentSessionId } from './current-session-id.ts';
import { MySessionList } from './session.dto.ts';
import { SessionOnly } from './session-only.ts';

/** The browsers in which the caller is signed in. */
@ApiTags('me')
@Controller('api/me/sessions')
@SignedIn()
@SessionOnly()
export class MySessionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMySessions', summary: 'Where the caller is signed in, last used first' })
  @ApiOkResponse({ type: MySessionList })
  @ApiProblems('AUTH.REQUIRED')
  async list(@CurrentPrincipal() { userId }: Principal, @CurrentSessionId() current: string): Promise<MySessionList> {
    const sessions = await this.queries.execute(new ListSessions(userId));
    return {
      items: sessions.map(({ id, createdAt, lastSeenAt, ip, userAgent }) => ({
        id,
        current: id === current,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        ...(ip !== null && { ip }),
        ...(userAgent !== null && { userAgent }),
      })),
    };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endMySession', summary: 'Sign out one browser' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'SESSION.NOT_FOUND')
  async end(@CurrentPrincipal() { userId }: Principal, @Param('id') id: string): Promise<void> {
    await this.commands.execute(new EndSession(userId, id));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'endMyOtherSessions', summary: 'Sign out every browser but this one' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED')
  async endOthers(@CurrentPrincipal() { userId }: Principal, @CurrentSessionId() current: string): Promise<void> {
    await this.commands.execute(new EndOtherSessions(userId, current));
  }
}
