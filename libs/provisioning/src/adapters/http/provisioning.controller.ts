import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, RateLimited, RequiresPermission } from '@moorage/platform';
import { ReconcileInstances } from '../../application/reconcile-instances.ts';
import { RetryMember } from '../../application/retry-member.ts';
import { ReconciliationList } from './provisioning.dto.ts';

/** What the bots of the selected organisation know of its members. */
@ApiTags('provisioning')
@ApiHeader({ name: 'x-tenant-id', description: 'Id or slug of the organisation', required: true, example: 'acme' })
@Controller('api/provisioning')
export class ProvisioningController {
  constructor(
    private readonly commands: Commands,
    private readonly bus: CommandBus,
  ) {}

  @Post('members/:membershipId/retry')
  @HttpCode(202)
  @RequiresPermission('provisioning:retry')
  @ApiOperation({
    operationId: 'retryMemberSync',
    summary: 'Tell the bots about a member now instead of at the next try',
  })
  @ApiAcceptedResponse({ description: 'It will be tried now' })
  @ApiProblems('SYNC.NOT_FOUND')
  async retryMemberSync(
    @CurrentTenant() { orgId }: Tenant,
    @Param('membershipId') membershipId: string,
  ): Promise<void> {
    await this.commands.execute(new RetryMember(orgId, membershipId));
  }

  @Post('reconcile')
  @HttpCode(200)
  @RequiresPermission('provisioning:retry')
  @RateLimited({ name: 'reconcile', limit: 10, windowSeconds: 60 })
  @ApiOperation({
    operationId: 'reconcileMembers',
    summary: "Compare the bots' members with the organisation's, and repair what differs",
  })
  @ApiOkResponse({ type: ReconciliationList })
  async reconcileMembers(@CurrentTenant() { orgId }: Tenant): Promise<ReconciliationList> {
    return { items: await this.bus.execute(new ReconcileInstances(orgId)) };
  }
}
