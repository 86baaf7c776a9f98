import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, RateLimited, SignedIn } from '@moorage/platform';
import { CreatePersonalOrganization } from '../../application/create-personal-organization.ts';
import { ListMyOrganizations } from '../postgres/queries/list-my-organizations.ts';
import { OrganizationViews } from './organization-views.ts';
import { OrganizationView, ScopeList } from './organization.dto.ts';

/** What the caller's lists may be cut to, and the organisation of their personal scope. */
@ApiTags('me')
@Controller('api/me')
@SignedIn()
export class MyScopesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly views: OrganizationViews,
  ) {}

  @Get('scopes')
  @ApiOperation({ operationId: 'listMyScopes', summary: 'The scopes that lists take from the caller, personal first' })
  @ApiOkResponse({ type: ScopeList })
  async scopes(@CurrentPrincipal() { userId, platformAdmin }: Principal): Promise<ScopeList> {
    const mine = await this.queries.execute(new ListMyOrganizations(userId));
    const summaries = mine.map((organization) => this.views.summary(organization, organization.role));
    const personal = summaries.find(({ type }) => type === 'personal');
    return {
      items: [
        { scope: 'personal', ...(personal && { organization: personal }) },
        ...summaries
          .filter((organization) => organization !== personal)
          .map((organization) => ({ scope: `org:${organization.id}`, organization })),
        ...(platformAdmin ? [{ scope: 'all' }] : []),
      ],
    };
  }

  @Post('personal-organization')
  @HttpCode(200)
  @RateLimited({ name: 'create-organization', limit: 30, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'createPersonalOrganization',
    summary: 'The organisation of the personal scope, with a bot of its own; made where there is none yet',
  })
  @ApiOkResponse({ type: OrganizationView })
  @ApiProblems('AUTH.EMAIL_NOT_VERIFIED', 'REQUEST.CONFLICT', 'REQUEST.RATE_LIMITED')
  async createPersonal(@CurrentPrincipal() principal: Principal): Promise<OrganizationView> {
    return this.views.view(await this.commands.execute(new CreatePersonalOrganization(principal)), 'OWNER');
  }
}
