import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import {
  ApiProblems,
  Commands,
  CurrentPrincipal,
  CurrentTenant,
  RateLimited,
  RequiresPermission,
} from '@moorage/platform';
import type { Response } from 'express';
import { ChangeRole } from '../../application/change-role.ts';
import { LeaveOrganization } from '../../application/leave-organization.ts';
import { ReactivateMember } from '../../application/reactivate-member.ts';
import { RemoveMember } from '../../application/remove-member.ts';
import { StepDown } from '../../application/step-down.ts';
import { SuspendMember } from '../../application/suspend-member.ts';
import { GetMember } from '../postgres/queries/get-member.ts';
import { ListMembers } from '../postgres/queries/list-members.ts';
import { actorOf } from './actor-of.ts';
import { MemberExport } from './member-export.ts';
import { ChangeRoleBody, MemberExportQuery, MemberListQuery, MemberPage, MemberView } from './member.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** The members of the selected organisation; who may do what to whom is judged again while their rows are locked. */
@ApiTags('members')
@Controller('api/members')
@TenantHeader()
export class MembersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly exports: MemberExport,
  ) {}

  @Get()
  @RequiresPermission('members:read')
  @ApiOperation({ operationId: 'listMembers', summary: 'Members, searchable, filterable and sortable' })
  @ApiOkResponse({ type: MemberPage })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.CURSOR_INVALID')
  list(@CurrentTenant() { orgId }: Tenant, @Query() query: MemberListQuery): Promise<MemberPage> {
    return this.queries.execute(new ListMembers(orgId, query));
  }

  @Get('export.csv')
  @RequiresPermission('members:read')
  @RateLimited({ name: 'member-export', limit: 60, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'exportMembers',
    summary: 'The members that fit the filter as CSV, sent while they are read; the export is recorded',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.RATE_LIMITED')
  async export(
    @CurrentTenant() tenant: Tenant,
    @Query() { tenant: _tenant, ...filter }: MemberExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.exports.send(response, tenant, filter);
  }

  @Get('me')
  @RequiresPermission('org:read')
  @ApiOperation({ operationId: 'getMyMembership', summary: "The caller's own membership" })
  @ApiOkResponse({ type: MemberView })
  @ApiProblems('MEMBER.NOT_FOUND')
  getMine(@CurrentTenant() { orgId, membershipId }: Tenant): Promise<MemberView> {
    return this.queries.execute(new GetMember(orgId, membershipId));
  }

  @Get(':id')
  @RequiresPermission('members:read')
  @ApiOperation({ operationId: 'getMember', summary: 'One member, in whatever status' })
  @ApiOkResponse({ type: MemberView })
  @ApiProblems('MEMBER.NOT_FOUND', 'PERMISSION.DENIED')
  getOne(@CurrentTenant() { orgId }: Tenant, @Param('id') id: string): Promise<MemberView> {
    return this.queries.execute(new GetMember(orgId, id));
  }

  @Post('me/step-down')
  @HttpCode(200)
  @RequiresPermission('org:read')
  @ApiOperation({ operationId: 'stepDown', summary: 'Take a role with fewer rights oneself' })
  @ApiOkResponse({ type: MemberView })
  @ApiProblems(
    'MEMBER.NOT_FOUND',
    'MEMBER.SELF_ROLE_CHANGE',
    'ROLE.NOT_GRANTABLE',
    'ORG.LAST_OWNER',
    'ORG.SEAT_LIMIT_REACHED',
  )
  async stepDown(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Body() { role }: ChangeRoleBody,
  ): Promise<MemberView> {
    await this.commands.execute(new StepDown(tenant.orgId, actorOf(principal, tenant), role));
    return this.queries.execute(new GetMember(tenant.orgId, tenant.membershipId));
  }

  @Post('me/leave')
  @HttpCode(204)
  @RequiresPermission('org:read')
  @ApiOperation({ operationId: 'leaveOrganization', summary: 'Leave the organisation' })
  @ApiNoContentResponse()
  @ApiProblems('MEMBER.NOT_FOUND', 'ORG.LAST_OWNER')
  async leave(@CurrentPrincipal() principal: Principal, @CurrentTenant() tenant: Tenant): Promise<void> {
    await this.commands.execute(new LeaveOrganization(tenant.orgId, actorOf(principal, tenant)));
  }

  @Patch(':id/role')
  @RequiresPermission('members:change-role')
  @ApiOperation({ operationId: 'changeMemberRole', summary: 'Give a member another role' })
  @ApiOkResponse({ type: MemberView })
  @ApiProblems(
    'MEMBER.NOT_FOUND',
    'MEMBER.SELF_ROLE_CHANGE',
    'MEMBER.ROLE_ABOVE_OWN',
    'MEMBER.TRANSITION_NOT_ALLOWED',
    'MEMBER.ERASED',
    'ROLE.NOT_GRANTABLE',
    'ORG.LAST_OWNER',
    'ORG.SEAT_LIMIT_REACHED',
  )
  async changeRole(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
    @Body() { role }: ChangeRoleBody,
  ): Promise<MemberView> {
    await this.commands.execute(new ChangeRole(tenant.orgId, actorOf(principal, tenant), id, role));
    return this.queries.execute(new GetMember(tenant.orgId, id));
  }

  @Post(':id/remove')
  @HttpCode(204)
  @RequiresPermission('members:remove')
  @ApiOperation({ operationId: 'removeMember', summary: 'Take a member out of the organisation' })
  @ApiNoContentResponse()
  @ApiProblems(
    'MEMBER.NOT_FOUND',
    'MEMBER.ROLE_ABOVE_OWN',
    'MEMBER.TRANSITION_NOT_ALLOWED',
    'MEMBER.ERASED',
    'ORG.LAST_OWNER',
  )
  async remove(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
  ): Promise<void> {
    await this.commands.execute(new RemoveMember(tenant.orgId, actorOf(principal, tenant), id));
  }

  @Post(':id/suspend')
  @HttpCode(204)
  @RequiresPermission('members:suspend')
  @ApiOperation({ operationId: 'suspendMember', summary: 'Shut a member out for a while; frees the seat' })
  @ApiNoContentResponse()
  @ApiProblems(
    'MEMBER.NOT_FOUND',
    'MEMBER.ROLE_ABOVE_OWN',
    'MEMBER.TRANSITION_NOT_ALLOWED',
    'MEMBER.ERASED',
    'ORG.LAST_OWNER',
  )
  async suspend(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
  ): Promise<void> {
    await this.commands.execute(new SuspendMember(tenant.orgId, actorOf(principal, tenant), id));
  }

  @Post(':id/reactivate')
  @HttpCode(204)
  @RequiresPermission('members:suspend')
  @ApiOperation({ operationId: 'reactivateMember', summary: 'Let a suspended member in again' })
  @ApiNoContentResponse()
  @ApiProblems(
    'MEMBER.NOT_FOUND',
    'MEMBER.ROLE_ABOVE_OWN',
    'MEMBER.TRANSITION_NOT_ALLOWED',
    'MEMBER.ERASED',
    'ORG.SEAT_LIMIT_REACHED',
  )
  async reactivate(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
  ): Promise<void> {
    await this.commands.execute(new ReactivateMember(tenant.orgId, actorOf(principal, tenant), id));
  }
}
