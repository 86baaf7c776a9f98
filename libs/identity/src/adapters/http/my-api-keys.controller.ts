import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, SignedIn } from '@moorage/platform';
import { CreateApiKey } from '../../application/create-api-key.ts';
import { RevokeApiKey } from '../../application/revoke-api-key.ts';
import { ListApiKeys } from '../postgres/queries/list-api-keys.ts';
import { ApiKey, ApiKeyList, CreateApiKeyRequest, NewApiKey } from './api-key.dto.ts';
import { SessionOnly } from './session-only.ts';

/** The caller's own API keys: they act as the person does, within their scopes. */
@ApiTags('me')
@Controller('api/me/api-keys')
@SignedIn()
@SessionOnly()
export class MyApiKeysController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMyApiKeys', summary: "The caller's API keys, newest first" })
  @ApiOkResponse({ type: ApiKeyList })
  @ApiProblems('AUTH.REQUIRED')
  async list(@CurrentPrincipal() { userId }: Principal): Promise<ApiKeyList> {
    const keys = await this.queries.execute(new ListApiKeys({ userId }));
    return { items: keys.map((key) => ApiKey.of(key)) };
  }

  @Post()
  @ApiOperation({ operationId: 'createMyApiKey', summary: 'Make an API key; its secret is shown this once' })
  @ApiCreatedResponse({ type: NewApiKey })
  @ApiProblems('AUTH.REQUIRED', 'REQUEST.INVALID', 'API_KEY.LIMIT_REACHED')
  async create(
    @CurrentPrincipal() { userId }: Principal,
    @Body() { name, scopes, expiresInDays }: CreateApiKeyRequest,
  ): Promise<NewApiKey> {
    return NewApiKey.of(await this.commands.execute(new CreateApiKey({ userId }, userId, name, scopes, expiresInDays)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeMyApiKey', summary: 'Revoke an API key' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'API_KEY.NOT_FOUND')
  async revoke(@CurrentPrincipal() { userId }: Principal, @Param('id') id: string): Promise<void> {
    await this.commands.execute(new RevokeApiKey({ userId }, id));
  }
}
