import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { CreateApiKey } from '../../application/create-api-key.ts';
import { RevokeApiKey } from '../../application/revoke-api-key.ts';
import { ListApiKeys } from '../postgres/queries/list-api-keys.ts';
import { ApiKey, ApiKeyList, CreateApiKeyRequest, NewApiKey } from './api-key.dto.ts';
import { SessionOnly } from './session-only.ts';

/** An organisation's API keys: they act for it, not for a person, and stay when whoever made them leaves. */
@ApiTags('api-keys')
@ApiHeader({ name: 'x-tenant-id', required: true, description: 'Id or slug of the organisation', example: 'acme' })
@Controller('api/api-keys')
@RequiresPermission('api-keys:manage')
@SessionOnly()
export class OrgApiKeysController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listApiKeys', summary: "The organisation's API keys, newest first" })
  @ApiOkResponse({ type: ApiKeyList })
  @ApiProblems('AUTH.REQUIRED', 'PERMISSION.DENIED', 'TENANT.NOT_FOUND')
  async list(@CurrentTenant() { orgId }: Tenant): Promise<ApiKeyList> {
    const keys = await this.queries.execute(new ListApiKeys({ orgId }));
    return { items: keys.map((key) => ApiKey.of(key)) };
  }

  @Post()
  @ApiOperation({
    operationId: 'createApiKey',
    summary: 'Make an API key for the organisation; its secret is shown this once',
  })
  @ApiCreatedResponse({ type: NewApiKey })
  @ApiProblems('AUTH.REQUIRED', 'PERMISSION.DENIED', 'TENANT.NOT_FOUND', 'REQUEST.INVALID', 'API_KEY.LIMIT_REACHED')
  async create(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId }: Principal,
    @Body() { name, scopes, expiresInDays }: CreateApiKeyRequest,
  ): Promise<NewApiKey> {
    return NewApiKey.of(await this.commands.execute(new CreateApiKey({ orgId }, userId, name, scopes, expiresInDays)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeApiKey', summary: "Revoke an API key of the organisation's" })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'PERMISSION.DENIED', 'TENANT.NOT_FOUND', 'API_KEY.NOT_FOUND')
  async revoke(@CurrentTenant() { orgId }: Tenant, @Param('id') id: string): Promise<void> {
    await this.commands.execute(new RevokeApiKey({ orgId }, id));
  }
}
