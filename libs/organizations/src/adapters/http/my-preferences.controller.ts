import { Body, Controller, Get, Patch } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, SignedIn } from '@moorage/platform';
import { UpdatePreferences } from '../../application/update-preferences.ts';
import { GetPreferences } from '../postgres/queries/get-preferences.ts';
import { PreferencesView, UpdatePreferencesBody } from './preferences.dto.ts';

/** How the caller wants Moorage to be. */
@ApiTags('account')
@Controller('api/me/preferences')
@SignedIn()
export class MyPreferencesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getMyPreferences', summary: 'Landing organisation, formats and currency' })
  @ApiOkResponse({ type: PreferencesView })
  get(@CurrentPrincipal() { userId }: Principal): Promise<PreferencesView> {
    return this.queries.execute(new GetPreferences(userId));
  }

  @Patch()
  @ApiOperation({ operationId: 'updateMyPreferences', summary: 'Change some of them; null goes back to the default' })
  @ApiOkResponse({ type: PreferencesView })
  @ApiProblems('ORG.NOT_FOUND')
  update(@CurrentPrincipal() { userId }: Principal, @Body() change: UpdatePreferencesBody): Promise<PreferencesView> {
    return this.commands.execute(new UpdatePreferences(userId, { ...change }));
  }
}
