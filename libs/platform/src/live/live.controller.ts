import { Controller, Get, Req, Res, type OnApplicationShutdown } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Authenticator, TenantDirectory, type Principal } from '@moorage/contracts';
import { Broadcast, type AccessChange, type LiveMessage } from '@moorage/kernel';
import type { Request, Response } from 'express';
import { CurrentPrincipal, CurrentTenant, PlatformAdmin, RequiresPermission, SignedIn } from '../http/access.ts';
import { SessionCookie } from '../http/session-cookie.ts';

const heartbeatMs = 15_000;

/**
 * Server-sent events: `event: <topic>` with `data: {"id"?}`. They say what to fetch again, never data, so a page sees by
 * its own right what it may. A stream ends when its reader's right to it does.
 */
@ApiTags('live')
@Controller('api')
export class LiveController implements OnApplicationShutdown {
  private readonly open = new Set<Response>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly authenticator: Authenticator,
    private readonly tenants: TenantDirectory,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('live')
  @RequiresPermission('org:read')
  @ApiOperation({ operationId: 'watchOrganization', summary: 'Live changes of an organisation' })
  @ApiQuery({ name: 'tenant', description: 'Id or slug of the organisation', example: 'acme' })
  @ApiProduces('text/event-stream')
  watchOrganization(
    @CurrentPrincipal() principal: Principal,
    @CurrentTenant() tenant: { orgId: string },
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const scopes = [`org:${tenant.orgId}`, `user:${principal.userId}`];
    this.stream(request, response, scopes, async () => (await this.tenants.findTenant(principal, tenant.orgId)) !== undefined);
  }

  @Get('me/live')
  @SignedIn()
  @ApiOperation({ operationId: 'watchMe', summary: "Live changes of the caller's own account" })
  @ApiProduces('text/event-stream')
  watchMe(@CurrentPrincipal() principal: Principal, @Req() request: Request, @Res() response: Response): void {
    this.stream(request, response, [`user:${principal.userId}`], () => Promise.resolve(true));
  }

  @Get('admin/live')
  @PlatformAdmin()
  @ApiOperation({ operationId: 'watchPlatform', summary: 'Live changes of the whole installation' })
  @ApiProduces('text/event-stream')
  watchPlatform(@Req() request: Request, @Res() response: Response): void {
    this.stream(request, response, ['admin'], async () => (await this.currentPrincipal(request))?.platformAdmin === true);
  }

  onApplicationShutdown(): void {
    this.open.forEach((response) => response.end());
  }

  private stream(request: Request, response: Response, scopes: string[], mayStay: () => Promise<boolean>): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.write('retry: 2000\n\nevent: hello\ndata: {}\n\n');
    this.open.add(response);

    const write = (event: string, data: object): void => {
      // A reader that doesn't keep up is let go: it comes back and fetches everything anew.
      if (response.writableLength > 65_536) response.destroy();
      else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const check = async (): Promise<void> => {
      const stays = (await this.currentPrincipal(request).catch(() => undefined)) !== undefined && (await mayStay().catch(() => false));
      if (!stays) response.end();
    };
    const stopLive = this.broadcast.on('live', ({ scope, topic, id }: LiveMessage) => {
      if (scopes.includes(scope)) write(topic, id === undefined ? {} : { id });
    });
    const stopAccess = this.broadcast.on('access', (_: AccessChange) => void check());
    const stopConnection = this.broadcast.onConnection((state) => {
      // What was missed is unknown: the page looks at everything again.
      if (state === 'restored') write('hello', {});
    });
    const heartbeat = setInterval(() => {
      response.write(': still here\n\n');
      void check();
    }, heartbeatMs);
    response.once('close', () => {
      clearInterval(heartbeat);
      stopLive();
      stopAccess();
      stopConnection();
      this.open.delete(response);
    });
  }

  private async currentPrincipal(request: Request): Promise<Principal | undefined> {
    const token = this.cookie.read(request);
    if (token !== undefined) return this.authenticator.authenticateSession(token);
    const key = request.headers.authorization?.split(' ')[1];
    return key === undefined ? undefined : this.authenticator.authenticateApiKey(key);
  }
}
