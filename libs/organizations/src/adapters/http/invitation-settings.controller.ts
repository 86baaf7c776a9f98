import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { SetInvitationExpiry } from '../../application/set-invitation-expiry.ts';
import { GetInvitationSettings } from '../postgres/queries/get-invitation-settings.ts';
import { InvitationSettingsBody, InvitationSettingsView } from './invitation.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** How the selected organisation invites. */
@ApiTags('invitations')
@Controller('api/invitation-settings')
@TenantHeader()
export class InvitationSettingsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @RequiresPermission('members:invite')
  @ApiOperation({ operationId: 'getInvitationSettings', summary: 'How long invitations usually work' })
  @ApiOkResponse({ type: InvitationSettingsView })
  @ApiProblems('PERMISSION.DENIED')
  get(@CurrentTenant() { orgId }: Tenant): Promise<InvitationSettingsView> {
    return this.queries.execute(new GetInvitationSettings(orgId));
  }

  @Put()
  @HttpCode(204)
  @RequiresPermission('org:update')
  @ApiOperation({
    operationId: 'setInvitationSettings',
    summary: 'Set how long new invitations work; those that are out stay as they are',
  })
  @ApiNoContentResponse()
  @ApiProblems('REQUEST.INVALID', 'PERMISSION.DENIED')
  async set(@CurrentTenant() { orgId }: Tenant, @Body() { expiresInDays }: InvitationSettingsBody): Promise<void> {
    await this.commands.execute(new SetInvitationExpiry(orgId, expiresInDays));
  }
}
