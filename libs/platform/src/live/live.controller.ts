import { Controller, Get, Req, Res, type OnApplicationShutdown } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Principal, Tenant } from '@moorage/contracts';
import { Broadcast, DomainError, type AccessChange, type LiveMessage } from '@moorage/kernel';
import type { Request, Response } from 'express';
import {
  CurrentPrincipal,
  CurrentTenant,
  DuringMaintenance,
  PlatformAdmin,
  RequiresPermission,
  SignedIn,
} from '../http/access.ts';
import { CallerReview } from '../http/caller-review.ts';

const heartbeatMs = 15_000;

/** Streams of one caller in this process: more than all tabs of all their browsers, fewer than would hurt the others. */
const streamsPerCaller = 100;

/** Who reads a stream, and what lets them. */
interface Reader {
  readonly principal: Principal;
  readonly scopes: readonly string[];
  /** The organisation that is watched. */
  readonly orgId?: string;
  readonly mayStay: () => Promise<boolean>;
}

/**
 * Server-sent events: `event: <topic>` with `data: {"id"?}`. They say what to fetch again, never data, so a page sees by
 * its own right what it may. A stream ends when its reader's right to it does.
 */
@ApiTags('live')
@Controller('api')
export class LiveController implements OnApplicationShutdown {
  /** Every open stream, and whose it is. */
  private readonly open = new Map<Response, string>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly review: CallerReview,
  ) {}

  @Get('live')
  @RequiresPermission('org:read')
  @DuringMaintenance('It tells that the maintenance is over.')
  @ApiOperation({ operationId: 'watchOrganization', summary: 'Live changes of an organisation' })
  @ApiQuery({
    name: 'tenant',
    description: 'Id or slug of the organisation',
    schema: { type: 'string', maxLength: 128, example: 'acme' },
  })
  @ApiProduces('text/event-stream')
  watchOrganization(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() { orgId }: Tenant,
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const scopes = [`org:${orgId}`, `user:${principal.userId}`];
    const mayStay = () => this.review.holdsPermission(request, orgId, 'org:read');
    this.stream(response, { principal, scopes, orgId, mayStay });
  }

  @Get('me/live')
  @SignedIn()
  @DuringMaintenance('It tells that the maintenance is over.')
  @ApiOperation({ operationId: 'watchMe', summary: "Live changes of the caller's own account" })
  @ApiProduces('text/event-stream')
  watchMe(@CurrentPrincipal() principal: Principal, @Req() request: Request, @Res() response: Response): void {
    const mayStay = () => this.review.isSignedIn(request);
    this.stream(response, { principal, scopes: [`user:${principal.userId}`], mayStay });
  }

  @Get('admin/live')
  @PlatformAdmin()
  @ApiOperation({ operationId: 'watchPlatform', summary: 'Live changes of the whole installation' })
  @ApiProduces('text/event-stream')
  watchPlatform(@CurrentPrincipal() principal: Principal, @Req() request: Request, @Res() response: Response): void {
    const mayStay = () => this.review.isPlatformAdmin(request);
    this.stream(response, { principal, scopes: ['admin', `user:${principal.userId}`], mayStay });
  }

  onApplicationShutdown(): void {
    this.open.forEach((_, response) => response.end());
  }

  private stream(response: Response, { principal, scopes, orgId, mayStay }: Reader): void {
    // Whoever left while the guard was asking will not leave a second time.
    if (response.destroyed) return;
    this.requireRoom(principal);
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\nevent: hello\ndata: {}\n\n');
    this.open.set(response, principal.userId);

    const write = (text: string): void => {
      // What comes between the end and the close would be an error that nobody catches.
      if (response.writableEnded) return;
      // A reader that doesn't keep up is let go: it comes back and fetches everything anew.
      if (response.writableLength > 65_536) response.destroy();
      else response.write(text);
    };
    const tell = (event: string, data: object): void => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const check = async (): Promise<void> => {
      if (!(await mayStay())) response.end();
    };
    const stopLive = this.broadcast.on('live', ({ scope, topic, id }: LiveMessage) => {
      if (scope === 'everybody' || scopes.includes(scope)) tell(topic, id === undefined ? {} : { id });
    });
    // Only what is about this reader, or this organisation as a whole: else each change of rights asks about every stream.
    const stopAccess = this.broadcast.on('access', (change: AccessChange) => {
      const concerned =
        change.userId === undefined
          ? orgId !== undefined && change.orgId === orgId
          : change.userId === principal.userId;
      if (concerned) void check();
    });
    const stopConnection = this.broadcast.onConnection((state) => {
      if (state !== 'restored') return;
      // What was missed is unknown, a lost right included: the page looks at everything again, and so do we.
      tell('hello', {});
      void check();
    });
    const heartbeat = setInterval(() => {
      write(': still here\n\n');
      void check();
    }, heartbeatMs);
    response.once('close', () => {
      clearInterval(heartbeat);
      stopLive();
      stopAccess();
      stopConnection();
      this.open.delete(response);
    });
    // What was taken away between the guard's look and our listening was told to nobody.
    void check();
  }

  /** @throws DomainError REQUEST.RATE_LIMITED where the caller has as many streams open as anybody may */
  private requireRoom({ userId }: Principal): void {
    const mine = [...this.open.values()].filter((reader) => reader === userId).length;
    if (mine < streamsPerCaller) return;
    throw new DomainError(
      'REQUEST.RATE_LIMITED',
      { retryAfterSeconds: 30 },
      'Too many live streams are open. Close some tabs first.',
    );
  }
}
