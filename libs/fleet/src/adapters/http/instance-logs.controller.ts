import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { Broadcast, DomainError, type AccessChange } from '@moorage/kernel';
import { ApiProblems, CallerReview, CurrentPrincipal, CurrentTenant, RequiresPermission } from '@moorage/platform';
import type { Request, Response } from 'express';
import { FollowInstanceLogs } from '../../application/follow-instance-logs.ts';
import { InstanceLogLine, InstanceLogQuery } from './instance.dto.ts';
import { LogStream } from './log-stream.ts';

/** Streams of one caller in this process: more than all tabs of theirs. Each holds a connection to the engine. */
const streamsPerCaller = 20;

/** Then the page opens a new one and is judged anew: nobody is told when a session ends by itself. */
const longestMs = 15 * 60_000;

/** What a bot writes, as it writes it. */
@ApiTags('instances')
@Controller('api/instances')
export class InstanceLogsController {
  /** Every open stream, and whose it is. */
  private readonly open = new Map<LogStream, string>();

  constructor(
    private readonly queries: QueryBus,
    private readonly broadcast: Broadcast,
    private readonly review: CallerReview,
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
  @ApiProblems('INSTANCE.NOT_FOUND', 'RUNTIME.CONTAINER_NOT_FOUND', 'RUNTIME.UNAVAILABLE', 'REQUEST.RATE_LIMITED')
  async followInstanceLogs(
    @CurrentTenant() { orgId }: Tenant,
    @CurrentPrincipal() { userId, via }: Principal,
    @Param('id') instanceId: string,
    @Query() { tail }: InstanceLogQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.requireRoom(userId);
    const stream = new LogStream(response);
    this.open.set(stream, userId);
    const ownSessionId = via.kind === 'session' ? via.sessionId : undefined;
    // The page opens a new stream then: judged anew by the guard, and of a container that may run again.
    const stopListening = this.broadcast.on('access', (change: AccessChange) => {
      const { sessionId } = change;
      const concernsReader = change.userId === userId || (sessionId !== undefined && sessionId === ownSessionId);
      const concernsOrg = change.userId === undefined && change.orgId === orgId;
      if (concernsReader || concernsOrg || (change.instanceId === instanceId && stream.ranDry)) stream.end();
    });
    // What is said while nobody hears may have been about the reader.
    const stopWatching = this.broadcast.onConnection(() => stream.end());
    const longest = setTimeout(() => stream.end(), longestMs);
    try {
      // What was taken away between the guard's look and our listening was told to nobody.
      if (!(await this.review.holdsPermission(request, orgId, 'instance:logs'))) stream.end();
      await stream.send(await this.queries.execute(new FollowInstanceLogs(orgId, instanceId, tail, stream.signal)));
    } finally {
      clearTimeout(longest);
      stopListening();
      stopWatching();
      this.open.delete(stream);
    }
  }

  /** @throws DomainError REQUEST.RATE_LIMITED where the caller has as many streams open as anybody may */
  private requireRoom(userId: string): void {
    const mine = [...this.open.values()].filter((reader) => reader === userId).length;
    if (mine < streamsPerCaller) return;
    throw new DomainError(
      'REQUEST.RATE_LIMITED',
      { retryAfterSeconds: 30 },
      'Too many logs are open. Close some tabs first.',
    );
  }
}
