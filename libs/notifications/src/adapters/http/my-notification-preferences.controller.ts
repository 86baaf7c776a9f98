import { Body, Controller, Get, Patch } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, SignedIn } from '@moorage/platform';
import { ChangeNotificationPreferences } from '../../application/change-notification-preferences.ts';
import { GetNotificationPreferences } from '../postgres/queries/get-notification-preferences.ts';
import { ChangePreferencesRequest, NotificationPreferencesView } from './notification-preferences.dto.ts';

/** Where the caller wants to be told what. */
@ApiTags('me')
@Controller('api/me/notification-preferences')
@SignedIn()
export class MyNotificationPreferencesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getMyNotificationPreferences',
    summary: 'Where notices of which kind reach the caller',
  })
  @ApiOkResponse({ type: NotificationPreferencesView })
  @ApiProblems('AUTH.REQUIRED')
  async get(@CurrentPrincipal() { userId, platformAdmin }: Principal): Promise<NotificationPreferencesView> {
    return this.queries.execute(new GetNotificationPreferences({ userId, platformAdmin }));
  }

  @Patch()
  @ApiOperation({ operationId: 'changeMyNotificationPreferences', summary: 'Choose where notices of some kinds go' })
  @ApiOkResponse({ type: NotificationPreferencesView })
  @ApiProblems('AUTH.REQUIRED', 'REQUEST.INVALID', 'NOTICE.MANDATORY', 'TENANT.NOT_FOUND')
  async change(
    @CurrentPrincipal() { userId, platformAdmin }: Principal,
    @Body() { changes }: ChangePreferencesRequest,
  ): Promise<NotificationPreferencesView> {
    const wanted = changes.map(({ orgId = null, kind, route }) => ({ orgId, kind, route }));
    await this.commands.execute(new ChangeNotificationPreferences(userId, wanted));
    return this.queries.execute(new GetNotificationPreferences({ userId, platformAdmin }));
  }
}
