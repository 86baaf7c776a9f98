import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, PlatformAdmin } from '@moorage/platform';
import { ReconcileInstances } from '../../application/reconcile-instances.ts';
import { AdminReconcileRequest, ReconciliationList } from './provisioning.dto.ts';

/** The same for platform admins, over all organisations. */
@ApiTags('admin')
@Controller('api/admin/provisioning')
@PlatformAdmin()
export class AdminProvisioningController {
  constructor(private readonly bus: CommandBus) {}

  @Post('reconcile')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reconcileAsAdmin',
    summary: 'Compare and repair the members of all bots, or of one organisation’s',
  })
  @ApiOkResponse({ type: ReconciliationList })
  @ApiProblems('ORG.NOT_FOUND')
  async reconcileAsAdmin(@Body() { orgId }: AdminReconcileRequest): Promise<ReconciliationList> {
    return { items: await this.bus.execute(new ReconcileInstances(orgId ?? null)) };
  }
}
