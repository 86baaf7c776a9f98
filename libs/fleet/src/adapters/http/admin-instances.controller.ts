import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentPrincipal, PlatformAdmin } from '@moorage/platform';
import { DeleteInstance } from '../../application/delete-instance.ts';
import { GetFleet } from '../postgres/queries/get-fleet.ts';
import { RestartInstance } from '../../application/restart-instance.ts';
import { RetryInstance } from '../../application/retry-instance.ts';
import { StartInstance } from '../../application/start-instance.ts';
import { StopInstance } from '../../application/stop-instance.ts';
import { SearchInstances } from '../postgres/queries/search-instances.ts';
import { FleetView } from './fleet.dto.ts';
import { AdminInstanceListQuery, AdminInstancePage, InstanceView } from './instance.dto.ts';
import { InstancePresenter } from './instance-presenter.ts';

/** All instances of the installation, for platform admins. */
@ApiTags('admin')
@Controller('api/admin')
@PlatformAdmin()
export class AdminInstancesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly presenter: InstancePresenter,
  ) {}

  @Get('instances')
  @ApiOperation({ operationId: 'searchInstances', summary: 'All instances, newest first' })
  @ApiOkResponse({ type: AdminInstancePage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  async searchInstances(
    @Query() { search, status, digest, channel, behind, cursor, limit }: AdminInstanceListQuery,
  ): Promise<AdminInstancePage> {
    const page = await this.queries.execute(
      new SearchInstances({ search, status, digest, channel, behind, cursor, limit }),
    );
    return {
      ...page,
      items: page.items.map(({ instance, ...org }) => ({ ...this.presenter.present(instance), ...org })),
    };
  }

  @Get('fleet')
  @ApiOperation({
    operationId: 'getFleet',
    summary: 'The fleet in figures: what runs it, what it runs, and how far behind it is',
  })
  @ApiOkResponse({ type: FleetView })
  getFleet(): Promise<FleetView> {
    return this.queries.execute(new GetFleet());
  }

  @Post('instances/:id/start')
  @HttpCode(202)
  @ApiOperation({ operationId: 'startInstanceAsAdmin', summary: 'Start a stopped instance' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async startInstanceAsAdmin(
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new StartInstance({ instanceId, orgId: null, actorUserId: userId })),
    );
  }

  @Post('instances/:id/stop')
  @HttpCode(202)
  @ApiOperation({ operationId: 'stopInstanceAsAdmin', summary: 'Stop a running instance' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async stopInstanceAsAdmin(
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new StopInstance({ instanceId, orgId: null, actorUserId: userId })),
    );
  }

  @Post('instances/:id/restart')
  @HttpCode(202)
  @ApiOperation({ operationId: 'restartInstanceAsAdmin', summary: 'Restart a running instance' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async restartInstanceAsAdmin(
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new RestartInstance({ instanceId, orgId: null, actorUserId: userId })),
    );
  }

  @Post('instances/:id/retry')
  @HttpCode(202)
  @ApiOperation({ operationId: 'retryInstanceAsAdmin', summary: 'Try a failed instance again' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async retryInstanceAsAdmin(
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new RetryInstance({ instanceId, orgId: null, actorUserId: userId })),
    );
  }

  @Delete('instances/:id')
  @HttpCode(202)
  @ApiOperation({ operationId: 'deleteInstanceAsAdmin', summary: 'Remove an instance with all its data, for good' })
  @ApiAcceptedResponse({ type: InstanceView })
  @ApiProblems('INSTANCE.NOT_FOUND', 'INSTANCE.BUSY', 'INSTANCE.TRANSITION_NOT_ALLOWED')
  async deleteInstanceAsAdmin(
    @CurrentPrincipal() { userId }: Principal,
    @Param('id') instanceId: string,
  ): Promise<InstanceView> {
    return this.presenter.present(
      await this.commands.execute(new DeleteInstance({ instanceId, orgId: null, actorUserId: userId })),
    );
  }
}
