import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, DuringMaintenance, RateLimited, SignedIn } from '@moorage/platform';
import { CheckSlug } from '../../application/check-slug.ts';
import { CreateOrganization } from '../../application/create-organization.ts';
import { ListMyOrganizations } from '../postgres/queries/list-my-organizations.ts';
import { OrganizationViews } from './organization-views.ts';
import {
  CreateOrganizationBody,
  OrganizationList,
  OrganizationView,
  SlugAvailability,
  SlugQuery,
} from './organization.dto.ts';

/** The organisations of a person, and making new ones. */
@ApiTags('organizations')
@Controller('api/organizations')
@SignedIn()
export class OrganizationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly views: OrganizationViews,
  ) {}

  @Get()
  @DuringMaintenance('Maintenance of one organisation leaves the others reachable.')
  @ApiOperation({
    operationId: 'listMyOrganizations',
    summary: 'Organisations in which the caller is an active member',
  })
  @ApiOkResponse({ type: OrganizationList })
  async list(@CurrentPrincipal() { userId }: Principal): Promise<OrganizationList> {
    const mine = await this.queries.execute(new ListMyOrganizations(userId));
    return { items: mine.map((organization) => this.views.summary(organization, organization.role)) };
  }

  @Post()
  @RateLimited({ name: 'create-organization', limit: 30, windowSeconds: 3600 })
  @ApiOperation({ operationId: 'createOrganization', summary: 'Make an organisation; its bot is started by itself' })
  @ApiCreatedResponse({ type: OrganizationView })
  @ApiProblems(
    'ORG.NAME_INVALID',
    'ORG.SLUG_INVALID',
    'ORG.SLUG_RESERVED',
    'ORG.SLUG_TAKEN',
    'HOST_ORGS_GATED',
    'REQUEST.RATE_LIMITED',
  )
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() { name, slug, canHost }: CreateOrganizationBody,
  ): Promise<OrganizationView> {
    return this.views.view(
      await this.commands.execute(new CreateOrganization(principal, name, slug, canHost)),
      'OWNER',
    );
  }

  @Get('slug-availability')
  @ApiOperation({ operationId: 'checkSlug', summary: 'Whether an address is free' })
  @ApiOkResponse({ type: SlugAvailability })
  async checkSlug(@Query() { slug }: SlugQuery): Promise<SlugAvailability> {
    return this.queries.execute(new CheckSlug(slug));
  }
}
