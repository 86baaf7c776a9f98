import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { Broadcast, type AccessChange } from '@moorage/kernel';
import { ApiProblems, CurrentPrincipal, CurrentTenant, RequiresPermission } from '@moorage/platform';
import type { Response } from 'express';
import { FollowInstanceLogs } from '../../application/follow-instance-logs.ts';
import { InstanceLogLine, InstanceLogQuery } from './instance.dto.ts';
import { LogStream } from './log-stream.ts';

/** What a bot writes, as it writes it. */
@ApiTags('instances')
@Controller('api/instances')
export class InstanceLogsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly broadcast: Broadcast,
  ) {}

  @Get(':id/logs')
  @RequiresPermission('instance:logs')
  @ApiOperation({
    operationId: 'followInstanceLogs',
    summary: 'The log of an instance: its last lines, then new ones, as `event: line`',
  })
  @ApiProduces('text/event-stream')
  @ApiExtraModels(InstanceLogLine)
  @ApiOkResponse({
    description: '`event: line` with a line as data',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(InstanceLogLine) } } },
  })
  @ApiProblems('INSTANCE.NOT_FOUND', 'RUNTIME.CONTAINER_NOT_FOUND', 'RUNTIME.UNAVAILABLE')
  async followInstanceLogs(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId, via }: Principal,
    @Param('id') instanceId: string,
    @Query() { tail }: InstanceLogQuery,
    @Res() response: Response,
  ): Promise<void> {
    const stream = new LogStream(response);
    const ownSessionId = via.kind === 'session' ? via.sessionId : undefined;
    // The page opens a new stream then: judged anew by the guard, and of a container that may run again.
    const stopListening = this.broadcast.on('access', (change: AccessChange) => {
      const { sessionId } = change;
      const concernsReader = change.userId === userId || (sessionId !== undefined && sessionId === ownSessionId);
      const concernsOrg = change.userId === undefined && change.orgId === orgId;
      if (concernsReader || concernsOrg || (change.instanceId === instanceId && stream.ranDry)) stream.end();
    });
    try {
      await stream.send(await this.queries.execute(new FollowInstanceLogs(orgId, instanceId, tail, stream.signal)));
    } finally {
      stopListening();
    }
  }
}
