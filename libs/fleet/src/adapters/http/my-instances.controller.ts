import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, CurrentPrincipal, ScopeResolver, SignedIn } from '@moorage/platform';
import { SearchInstances } from '../postgres/queries/search-instances.ts';
import { AdminInstancePage, ScopedInstanceListQuery } from './instance.dto.ts';
import { InstancePresenter } from './instance-presenter.ts';

/** Bots across organisations, as far as the caller's scopes go. */
@ApiTags('me')
@Controller('api/me/instances')
@SignedIn()
export class MyInstancesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly scopes: ScopeResolver,
    private readonly presenter: InstancePresenter,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMyInstances', summary: 'The bots of a scope, newest first' })
  @ApiOkResponse({ type: AdminInstancePage })
  @ApiProblems('SCOPE.INVALID', 'TENANT.NOT_FOUND', 'AUTH.ADMIN_REQUIRED', 'REQUEST.CURSOR_INVALID')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() { scope: text, cursor, limit }: ScopedInstanceListQuery,
  ): Promise<AdminInstancePage> {
    const scope = await this.scopes.resolve(principal, text);
    const orgId = scope.kind === 'all' ? undefined : scope.orgId;
    // A personal scope without an organisation has no bot.
    if (scope.kind === 'personal' && orgId === undefined) return { items: [] };
    const page = await this.queries.execute(new SearchInstances({ orgId, cursor, limit }));
    return {
      ...page,
      items: page.items.map(({ instance, ...org }) => ({ ...this.presenter.present(instance), ...org })),
    };
  }
}
