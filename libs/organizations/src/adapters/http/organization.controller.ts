import { Body, Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import {
  ApiProblems,
  Commands,
  CurrentPrincipal,
  CurrentTenant,
  DuringMaintenance,
  RateLimited,
  RequiresPermission,
} from '@moorage/platform';
import { ChangeSlug } from '../../application/change-slug.ts';
import { ConvertToTeam } from '../../application/convert-to-team.ts';
import { DeactivateOrganization } from '../../application/deactivate-organization.ts';
import { ListFormerSlugs } from '../../application/list-former-slugs.ts';
import { ListRoles } from '../../application/list-roles.ts';
import { RenameOrganization } from '../../application/rename-organization.ts';
import { ResubmitOrganization } from '../../application/resubmit-organization.ts';
import { RestoreOrganization } from '../../application/restore-organization.ts';
import { TransferOwnership } from '../../application/transfer-ownership.ts';
import { GetOrganizationChart } from '../postgres/queries/get-organization-chart.ts';
import { GetOrganization } from '../postgres/queries/get-organization.ts';
import { actorOf } from './actor-of.ts';
import { OrganizationViews } from './organization-views.ts';
import {
  ChangeSlugBody,
  DeactivateOrganizationBody,
  FormerSlugList,
  OrganizationChart,
  OrganizationDetails,
  OrganizationView,
  RenameOrganizationBody,
  RoleList,
  TransferOwnershipBody,
} from './organization.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** The organisation that the request selected. */
@ApiTags('organizations')
@Controller('api')
@TenantHeader()
export class OrganizationController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly views: OrganizationViews,
  ) {}

  @Get('organization')
  @RequiresPermission('org:read')
  @DuringMaintenance('The page that tells about the maintenance shows whose it is.')
  @ApiOperation({ operationId: 'getOrganization', summary: 'The organisation, and what the caller may do in it' })
  @ApiOkResponse({ type: OrganizationDetails })
  @ApiProblems('TENANT.REQUIRED', 'TENANT.NOT_FOUND')
  async get(@CurrentTenant() tenant: Tenant): Promise<OrganizationDetails> {
    const organization = await this.queries.execute(new GetOrganization(tenant.orgId));
    const { membershipId, permissions } = tenant;
    const { seatsUsed: used, seatsTotal: total, statusReason, rejectedAt, deactivation } = organization;
    return {
      ...this.views.view(organization, tenant.role),
      permissions: [...permissions],
      ...(permissions.has('seats:read') && { seats: { used, total } }),
      ...(membershipId !== undefined && { membershipId }),
      ...(statusReason !== null && { statusReason }),
      ...(deactivation !== null && { deleteAfter: deactivation.deleteAfter.toISOString() }),
      ...(rejectedAt !== null && { rejectedAt: rejectedAt.toISOString() }),
    };
  }

  @Patch('organization')
  @RequiresPermission('org:update', { alsoWhile: ['PENDING_VERIFICATION'] })
  @ApiOperation({ operationId: 'renameOrganization', summary: 'Change the name' })
  @ApiOkResponse({ type: OrganizationView })
  @ApiProblems('ORG.NAME_INVALID', 'PERMISSION.DENIED')
  async rename(@CurrentTenant() tenant: Tenant, @Body() { name }: RenameOrganizationBody): Promise<OrganizationView> {
    return this.views.view(await this.commands.execute(new RenameOrganization(tenant.orgId, name)), tenant.role);
  }

  @Post('organization/resubmit')
  @HttpCode(204)
  @RequiresPermission('org:update', { alsoWhile: ['PENDING_VERIFICATION'] })
  @ApiOperation({
    operationId: 'resubmitOrganization',
    summary: 'Ask to be verified again, after a rejection',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.TRANSITION_NOT_ALLOWED', 'PERMISSION.DENIED')
  async resubmit(@CurrentTenant() { orgId }: Tenant): Promise<void> {
    await this.commands.execute(new ResubmitOrganization(orgId));
  }

  @Get('organization/chart')
  @RequiresPermission('org:chart')
  @ApiOperation({ operationId: 'getOrganizationChart', summary: 'The group that the organisation belongs to' })
  @ApiOkResponse({ type: OrganizationChart })
  async chart(@CurrentTenant() { orgId }: Tenant): Promise<OrganizationChart> {
    return { items: await this.queries.execute(new GetOrganizationChart(orgId)) };
  }

  @Post('organization/convert-to-team')
  @HttpCode(200)
  @RequiresPermission('org:transfer')
  @ApiOperation({
    operationId: 'convertToTeam',
    summary: 'Make a team of a personal organisation: its bot, data and address stay, and others can be invited',
  })
  @ApiOkResponse({ type: OrganizationView })
  @ApiProblems('ORG.TRANSITION_NOT_ALLOWED', 'PERMISSION.DENIED')
  async convertToTeam(@CurrentTenant() tenant: Tenant): Promise<OrganizationView> {
    return this.views.view(await this.commands.execute(new ConvertToTeam(tenant.orgId)), tenant.role);
  }

  @Put('organization/slug')
  @RequiresPermission('org:change-address', { alsoWhile: ['PENDING_VERIFICATION'] })
  @RateLimited({ name: 'change-slug', limit: 60, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'changeSlug',
    summary: 'Change the address; the old one leads to the new one for 30 days, and is nobody else’s for as long',
  })
  @ApiOkResponse({ type: OrganizationView })
  @ApiProblems(
    'ORG.SLUG_INVALID',
    'ORG.SLUG_RESERVED',
    'ORG.SLUG_TAKEN',
    'ORG.SLUG_CHANGED_TOO_OFTEN',
    'PERMISSION.DENIED',
    'REQUEST.RATE_LIMITED',
  )
  async changeSlug(@CurrentTenant() tenant: Tenant, @Body() { slug }: ChangeSlugBody): Promise<OrganizationView> {
    return this.views.view(await this.commands.execute(new ChangeSlug(tenant.orgId, slug)), tenant.role);
  }

  @Get('organization/former-slugs')
  @RequiresPermission('org:change-address')
  @ApiOperation({ operationId: 'listFormerSlugs', summary: 'Old addresses that lead to the one it has now' })
  @ApiOkResponse({ type: FormerSlugList })
  async formerSlugs(@CurrentTenant() { orgId }: Tenant): Promise<FormerSlugList> {
    const former = await this.queries.execute(new ListFormerSlugs(orgId));
    return { items: former.map(({ slug, reservedUntil }) => ({ slug, until: reservedUntil.toISOString() })) };
  }

  @Post('organization/deactivate')
  @HttpCode(204)
  @RequiresPermission('org:delete', { alsoWhile: ['PENDING_VERIFICATION'] })
  @ApiOperation({
    operationId: 'deactivateOrganization',
    summary: 'Close the organisation: its bot stops, and all data is deleted after 30 days unless that is undone',
  })
  @ApiNoContentResponse()
  @ApiProblems('ORG.NAME_MISMATCH', 'ORG.SUSPENDED', 'ORG.TRANSITION_NOT_ALLOWED', 'PERMISSION.DENIED')
  async deactivate(@CurrentTenant() { orgId }: Tenant, @Body() { name }: DeactivateOrganizationBody): Promise<void> {
    await this.commands.execute(new DeactivateOrganization(orgId, { by: 'owner', typedName: name }));
  }

  @Post('organization/restore')
  @HttpCode(204)
  @RequiresPermission('org:delete', { alsoWhile: ['DEACTIVATED'] })
  @ApiOperation({ operationId: 'restoreOrganization', summary: 'Undo a deactivation: the organisation is what it was' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.TRANSITION_NOT_ALLOWED', 'PERMISSION.DENIED')
  async restore(@CurrentTenant() { orgId }: Tenant): Promise<void> {
    await this.commands.execute(new RestoreOrganization(orgId));
  }

  @Post('organization/transfer-ownership')
  @HttpCode(204)
  @RequiresPermission('org:transfer')
  @ApiOperation({
    operationId: 'transferOwnership',
    summary: 'Make an active member the owner; the caller becomes ADMIN',
  })
  @ApiNoContentResponse()
  @ApiProblems('MEMBER.NOT_FOUND', 'MEMBER.SELF_ROLE_CHANGE', 'MEMBER.TRANSITION_NOT_ALLOWED', 'PERMISSION.DENIED')
  async transferOwnership(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Body() { membershipId }: TransferOwnershipBody,
  ): Promise<void> {
    await this.commands.execute(new TransferOwnership(tenant.orgId, actorOf(principal, tenant), membershipId));
  }

  @Get('roles')
  @RequiresPermission('org:read')
  @ApiOperation({ operationId: 'listRoles', summary: 'Who may do what, and which roles the caller may grant' })
  @ApiOkResponse({ type: RoleList })
  async roles(@CurrentTenant() { role, orgId }: Tenant): Promise<RoleList> {
    const { roles, permissionGroups } = await this.queries.execute(new ListRoles(role, orgId));
    return { items: roles, permissionGroups };
  }
}
