import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import {
  ApiProblems,
  Commands,
  CurrentPrincipal,
  CurrentTenant,
  LimitedList,
  RequiresPermission,
} from '@moorage/platform';
import { RestartInstance } from '../../application/restart-instance.ts';
import { RetryInstance } from '../../application/retry-instance.ts';
import { StartInstance } from '../../application/start-instance.ts';
import { StopInstance } from '../../application/stop-instance.ts';
import { GetInstance } from '../../application/get-instance.ts';
import { GetInstanceStats } from '../../application/get-instance-stats.ts';
import { ListFleetEvents } from '../postgres/queries/list-fleet-events.ts';
import { ListInstances } from '../../application/list-instances.ts';
import { FleetEventPage, InstanceList, InstanceStatsView, InstanceView } from './instance.dto.ts';
import { InstanceDetailsView } from './bot-update.dto.ts';
import { InstancePresenter } from './instance-presenter.ts';

/** The bots of the organisation that the request selected. */
@ApiTags('instances')
@ApiHeader({ name: 'x-tenant-id', description: 'Id or slug of the organisation', required: true, example: 'acme' })
@Controller('api/instances')
export class InstancesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly presenter: InstancePresenter,
  ) {}

  @Get()
  @RequiresPermission('instance:read')
  @ApiOperation({ operationId: 'listInstances', summary: "The organisation's instances" })
  @ApiOkResponse({ type: InstanceList })
  async listInstances(@CurrentTenant() { orgId }: Tenant): Promise<InstanceList> {
    const instances = await this.queries.execute(new ListInstances(orgId));
    return {
      items: instances.map(({ instance, updateAvailable }) => ({
        ...this.presenter.present(instance),
        updateAvailable,
      })),
    };
  }

  @Get(':id')
  @RequiresPermission('instance:read')
  @ApiOperation({ operationId: 'getInstance', summary: 'One instance' })
  @ApiOkResponse({ type: InstanceDetailsView })
  @ApiProblems('INSTANCE.NOT_FOUND')
  async getInstance(@CurrentTenant() { orgId }: Tenant, @Param('id') instanceId: string): Promise<InstanceDetailsView> {
    return this.presenter.presentDetails(await this.queries.execute(new GetInstance(orgId, instanceId)));
  }

  @Get(':id/history')
  @RequiresPermission('instance:read')
  @ApiOperation({ operationId: 'listInstanceHistory', summary: 'What happened to an instance, newest first' })
  @ApiOkResponse({ type: FleetEventPage })
  @ApiProblems('INSTANCE.NOT_FOUND', 'REQUEST.CURSOR_INVALID')
  listInstanceHistory(
    @CurrentTenant() { orgId }: Tenant,
    @Param('id') instanceId: string,
    @Query() { limit, cursor }: LimitedList,
  ): Promise<FleetEventPage> {
    return this.queries.execute(new ListFleetEvents(orgId, instanceId, limit, cursor));
  }

  @Get(':id/stats')
  @RequiresPermission('instance:read')
  @ApiOperation({ operationId: 'getInstanceStats', summary: 'What a running instance uses right now' })
  @ApiOkResponse({ type: InstanceStatsView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'RUNTIME.CONTAINER_NOT_FOUND', 'RUNTIME.UNAVAILABLE')
  getInstanceStats(@CurrentTenant() { orgId }: Tenant, @Param('id') instanceId: string): Promise<InstanceStatsView> {
    return this.queries.execute(new GetInstanceStats(orgId, instanceId));
  }

  @Post(':id/start')
  @HttpCode(202)
  @RequiresPermission('instance:operate')
  @ApiOperation({ operationId: 'startInstance', summary: 'Start a stopped instance' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async startInstance(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new StartInstance({ instanceId, orgId, actorUserId: userId })),
    );
  }

  @Post(':id/stop')
  @HttpCode(202)
  @RequiresPermission('instance:operate')
  @ApiOperation({
    operationId: 'stopInstance',
    summary: 'Stop a running instance; it stays stopped until it is started',
  })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async stopInstance(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new StopInstance({ instanceId, orgId, actorUserId: userId })),
    );
  }

  @Post(':id/restart')
  @HttpCode(202)
  @RequiresPermission('instance:operate')
  @ApiOperation({ operationId: 'restartInstance', summary: 'Restart a running instance' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async restartInstance(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new RestartInstance({ instanceId, orgId, actorUserId: userId })),
    );
  }

  @Post(':id/retry')
  @HttpCode(202)
  @RequiresPermission('instance:operate')
  @ApiOperation({ operationId: 'retryInstance', summary: 'Try a failed instance again' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async retryInstance(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new RetryInstance({ instanceId, orgId, actorUserId: userId })),
    );
  }
}
