import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { FinishSetup } from '../../application/finish-setup.ts';
import { RecordSetupStep } from '../../application/record-setup-step.ts';
import { setupSteps, type Setup } from '../../domain/setup.ts';
import { GetSetup } from '../postgres/queries/get-setup.ts';
import { RecordSetupStepBody, SetupView } from './setup.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** How far the wizard is: kept here, so that it goes on in another browser, or with a colleague. */
@ApiTags('organizations')
@Controller('api/organization/setup')
@TenantHeader()
export class SetupController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @RequiresPermission('org:update')
  @ApiOperation({ operationId: 'getSetup', summary: 'What of the setup is done, left out, or still to do' })
  @ApiOkResponse({ type: SetupView })
  async get(@CurrentTenant() { orgId }: Tenant): Promise<SetupView> {
    return viewOf(await this.queries.execute(new GetSetup(orgId)));
  }

  @Patch()
  @RequiresPermission('org:update')
  @ApiOperation({ operationId: 'recordSetupStep', summary: 'Say that a step is done, or left out' })
  @ApiOkResponse({ type: SetupView })
  @ApiProblems('PERMISSION.DENIED')
  async record(@CurrentTenant() { orgId }: Tenant, @Body() { step, outcome }: RecordSetupStepBody): Promise<SetupView> {
    return viewOf(await this.commands.execute(new RecordSetupStep(orgId, step, outcome)));
  }

  @Post('finish')
  @HttpCode(204)
  @RequiresPermission('org:update')
  @ApiOperation({ operationId: 'finishSetup', summary: 'Be reminded no more, whatever is open' })
  @ApiNoContentResponse()
  @ApiProblems('PERMISSION.DENIED')
  async finish(@CurrentTenant() { orgId }: Tenant): Promise<void> {
    await this.commands.execute(new FinishSetup(orgId));
  }
}

function viewOf({ steps, finished }: Setup): SetupView {
  return { steps: setupSteps.map((step) => ({ step, state: steps[step] })), finished };
}
