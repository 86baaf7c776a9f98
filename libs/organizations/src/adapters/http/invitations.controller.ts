import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { Clock } from '@moorage/kernel';
import { ApiProblems, Commands, CurrentPrincipal, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { InvitePeople } from '../../application/invite-people.ts';
import { ResendInvitation } from '../../application/resend-invitation.ts';
import { RevokeInvitation } from '../../application/revoke-invitation.ts';
import { ListInvitations } from '../postgres/queries/list-invitations.ts';
import { actorOf } from './actor-of.ts';
import { invitationResultView, invitationView } from './invitation-view.ts';
import {
  InvitationListQuery,
  InvitationPage,
  InvitationResults,
  InvitationView,
  InvitePeopleBody,
} from './invitation.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** What the selected organisation sends out; the way in by a link is at `api/invitation-tokens`. */
@ApiTags('invitations')
@Controller('api/invitations')
@TenantHeader()
@RequiresPermission('members:invite')
export class InvitationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listInvitations', summary: 'Invitations, searchable, filterable and sortable' })
  @ApiOkResponse({ type: InvitationPage })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.CURSOR_INVALID')
  list(@CurrentTenant() { orgId }: Tenant, @Query() query: InvitationListQuery): Promise<InvitationPage> {
    return this.queries.execute(new ListInvitations(orgId, query));
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'invitePeople',
    summary: 'Invite up to 50 addresses; one that was invited before gets a new link',
  })
  @ApiOkResponse({ type: InvitationResults })
  @ApiProblems('INVITATION.TOO_MANY_ADDRESSES', 'INVITATION.HOURLY_LIMIT', 'ROLE.NOT_GRANTABLE', 'PERMISSION.DENIED')
  async invite(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Body() { emails, role, expiresInDays }: InvitePeopleBody,
  ): Promise<InvitationResults> {
    const command = new InvitePeople(tenant.orgId, actorOf(principal, tenant), emails, role, expiresInDays);
    const now = this.clock.now();
    return { results: (await this.commands.execute(command)).map((result) => invitationResultView(result, now)) };
  }

  @Post(':id/resend')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'resendInvitation',
    summary: 'Send the mail again, with a new link that is valid from now',
  })
  @ApiOkResponse({ type: InvitationView })
  @ApiProblems('INVITATION.NOT_FOUND', 'INVITATION.ALREADY_ACCEPTED', 'INVITATION.REVOKED', 'INVITATION.HOURLY_LIMIT')
  async resend(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
  ): Promise<InvitationView> {
    const command = new ResendInvitation(tenant.orgId, actorOf(principal, tenant), id);
    return invitationView(await this.commands.execute(command), this.clock.now());
  }

  @Post(':id/revoke')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeInvitation', summary: 'Make the link invalid' })
  @ApiNoContentResponse()
  @ApiProblems('INVITATION.NOT_FOUND', 'INVITATION.ALREADY_ACCEPTED')
  async revoke(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
  ): Promise<void> {
    await this.commands.execute(new RevokeInvitation(tenant.orgId, actorOf(principal, tenant), id));
  }
}
