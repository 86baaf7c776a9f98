import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { ApproveJoinRequest } from '../../application/approve-join-request.ts';
import { DeclineJoinRequest } from '../../application/decline-join-request.ts';
import { ListJoinRequests } from '../postgres/queries/list-join-requests.ts';
import { actorOf } from './actor-of.ts';
import {
  ApproveJoinRequestBody,
  DeclineJoinRequestBody,
  JoinRequestListQuery,
  JoinRequestPage,
} from './join-request.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** Who asks the selected organisation to be let in; asking is at `api/me/join-requests`. */
@ApiTags('join requests')
@Controller('api/join-requests')
@TenantHeader()
@RequiresPermission('join-requests:manage')
export class JoinRequestsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listJoinRequests', summary: 'Who asks to join, and who did' })
  @ApiOkResponse({ type: JoinRequestPage })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.CURSOR_INVALID')
  list(@CurrentTenant() { orgId }: Tenant, @Query() query: JoinRequestListQuery): Promise<JoinRequestPage> {
    return this.queries.execute(new ListJoinRequests(orgId, query));
  }

  @Post(':id/approve')
  @HttpCode(204)
  @ApiOperation({ operationId: 'approveJoinRequest', summary: 'Make the person a member' })
  @ApiNoContentResponse()
  @ApiProblems(
    'JOIN_REQUEST.NOT_FOUND',
    'JOIN_REQUEST.ALREADY_DECIDED',
    'JOIN_REQUEST.DOMAIN_NOT_VERIFIED',
    'ROLE.NOT_GRANTABLE',
    'ORG.SEAT_LIMIT_REACHED',
    'MEMBER.TRANSITION_NOT_ALLOWED',
  )
  async approve(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
    @Body() { role }: ApproveJoinRequestBody,
  ): Promise<void> {
    await this.commands.execute(new ApproveJoinRequest(tenant.orgId, actorOf(principal, tenant), id, role));
  }

  @Post(':id/decline')
  @HttpCode(204)
  @ApiOperation({ operationId: 'declineJoinRequest', summary: 'Refuse, with a reason that the person reads' })
  @ApiNoContentResponse()
  @ApiProblems('JOIN_REQUEST.NOT_FOUND', 'JOIN_REQUEST.ALREADY_DECIDED')
  async decline(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
    @Body() { reason }: DeclineJoinRequestBody,
  ): Promise<void> {
    await this.commands.execute(new DeclineJoinRequest(tenant.orgId, actorOf(principal, tenant), id, reason));
  }
}
