import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, RateLimited, SignedIn } from '@moorage/platform';
import { AskToJoin } from '../../application/ask-to-join.ts';
import { WithdrawJoinRequest } from '../../application/withdraw-join-request.ts';
import { GetMyJoinRequests } from '../postgres/queries/get-my-join-requests.ts';
import { AskToJoinBody, AskedView, MyJoinRequests } from './join-request.dto.ts';
import { askedView } from './join-request-view.ts';

/** Asking to be let into the organisation of one's own domain. */
@ApiTags('join requests')
@Controller('api/me/join-requests')
@SignedIn()
export class MyJoinRequestsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getMyJoinRequests', summary: 'Which organisation one could join, and what one asked' })
  @ApiOkResponse({ type: MyJoinRequests })
  get(@CurrentPrincipal() principal: Principal): Promise<MyJoinRequests> {
    return this.queries.execute(new GetMyJoinRequests(principal));
  }

  @Post()
  @HttpCode(200)
  @RateLimited({ name: 'ask-to-join', limit: 20, windowSeconds: 3600 })
  @ApiOperation({ operationId: 'askToJoin', summary: 'Ask to join; once more while the request is open is no error' })
  @ApiOkResponse({ type: AskedView })
  @ApiProblems(
    'AUTH.EMAIL_NOT_VERIFIED',
    'ORG.NOT_FOUND',
    'ORG.SUSPENDED',
    'JOIN_REQUEST.ALREADY_MEMBER',
    'REQUEST.RATE_LIMITED',
  )
  async ask(@CurrentPrincipal() principal: Principal, @Body() { orgId }: AskToJoinBody): Promise<AskedView> {
    return askedView(await this.commands.execute(new AskToJoin(orgId, principal)));
  }

  @Post(':id/withdraw')
  @HttpCode(204)
  @ApiOperation({ operationId: 'withdrawJoinRequest', summary: 'Ask no more' })
  @ApiNoContentResponse()
  @ApiProblems('JOIN_REQUEST.NOT_FOUND', 'JOIN_REQUEST.ALREADY_DECIDED')
  async withdraw(@CurrentPrincipal() { userId }: Principal, @Param('id') id: string): Promise<void> {
    await this.commands.execute(new WithdrawJoinRequest(userId, id));
  }
}
