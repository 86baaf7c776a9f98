import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, DuringMaintenance, SignedIn } from '@moorage/platform';
import { ChangePassword } from '../../application/change-password.ts';
import { GetAccount } from '../../application/get-account.ts';
import { RenamePerson } from '../../application/rename-person.ts';
import { ChangePasswordRequest, UpdateMeRequest } from './auth.dto.ts';
import { CurrentSessionId } from './current-session-id.ts';
import { Me } from './session.dto.ts';
import { SessionOnly } from './session-only.ts';

/** The caller's own account. */
@ApiTags('me')
@Controller('api/me')
@SignedIn()
export class MeController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @DuringMaintenance('The page that tells about the maintenance shows who is signed in.')
  @ApiOperation({ operationId: 'getMe', summary: 'Who is signed in' })
  @ApiOkResponse({ type: Me })
  @ApiProblems('AUTH.REQUIRED')
  async get(@CurrentPrincipal() { userId }: Principal): Promise<Me> {
    return Me.of(await this.queries.execute(new GetAccount(userId)));
  }

  @Patch()
  @ApiOperation({ operationId: 'updateMe', summary: 'Change the own name' })
  @ApiOkResponse({ type: Me })
  @ApiProblems('AUTH.REQUIRED', 'REQUEST.INVALID')
  async update(@CurrentPrincipal() { userId }: Principal, @Body() { name }: UpdateMeRequest): Promise<Me> {
    return Me.of(await this.commands.execute(new RenamePerson(userId, name)));
  }

  @Post('change-password')
  @HttpCode(204)
  @SessionOnly()
  @ApiOperation({ operationId: 'changePassword', summary: 'Change the own password; ends all other sessions' })
  @ApiNoContentResponse()
  @ApiProblems(
    'AUTH.REQUIRED',
    'REQUEST.INVALID',
    'PASSWORD.WRONG',
    'PASSWORD.TOO_SHORT',
    'PASSWORD.TOO_LONG',
    'PASSWORD.TOO_COMMON',
    'REQUEST.RATE_LIMITED',
  )
  async changePassword(
    @CurrentPrincipal() { userId }: Principal,
    @CurrentSessionId() sessionId: string,
    @Body() { currentPassword, newPassword }: ChangePasswordRequest,
  ): Promise<void> {
    await this.bus.execute(new ChangePassword(userId, sessionId, currentPassword, newPassword));
  }
}
