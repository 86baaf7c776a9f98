import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import {
  ApiFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Settings, type Principal } from '@moorage/contracts';
import { Commands, OptionalPrincipal, Public, RateLimited } from '@moorage/platform';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { BeginHandoff } from '../../application/begin-handoff.ts';
import { AssertionKeys } from '../../application/ports/assertion-keys.port.ts';
import { safeReturnPath } from '../proxy/index.ts';
import { HandoffRefusals } from './handoff-refusals.ts';

export class HandoffQuery {
  @ApiProperty({ maxLength: 255, description: "The bot's host name", example: 'acme.localhost' })
  @IsString()
  @MaxLength(255)
  host: string;

  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    description: "SHA-256 of the browser's nonce on that host, lower-case hex",
  })
  @Matches(/^[0-9a-f]{64}$/, { message: 'This is not the state of a sign-in.' })
  state: string;

  @ApiPropertyOptional({ maxLength: 2048, description: 'Path on that host to come back to', example: '/' })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  return?: string;
}

export class JsonWebKeySetView {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Ed25519 keys (RFC 8037)',
  })
  keys: object[];
}

/** What the platform's own host does for the bots' hosts; forward-auth is the proxy's own (`forwardAuthPaths`). */
@ApiTags('proxy')
@Controller('api/proxy')
export class ProxyController {
  constructor(
    private readonly commands: Commands,
    private readonly keys: AssertionKeys,
    private readonly settings: Settings,
    private readonly refusals: HandoffRefusals,
  ) {}

  @Get('handoff')
  @Public('A browser comes here from a bot to be signed in; without a session it goes to the sign-in page')
  @RateLimited({ name: 'handoff', limit: 120, windowSeconds: 60 })
  @ApiOperation({
    operationId: 'beginHandoff',
    summary: "Carry a sign-in to a bot's host: redirects there with a code that is good once, for a minute",
  })
  @ApiFoundResponse({ description: "To the bot's host, or to the sign-in page" })
  async beginHandoff(
    @OptionalPrincipal() principal: Principal | undefined,
    @Query() { host, state, return: returnTo }: HandoffQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.setHeader('cache-control', 'no-store').setHeader('referrer-policy', 'no-referrer');
    if (principal?.via.kind !== 'session') {
      response.redirect(
        302,
        `${this.settings.platformUrl}/sign-in?${new URLSearchParams({ next: request.originalUrl })}`,
      );
      return;
    }
    const outcome = await this.commands.execute(
      new BeginHandoff(host, state, principal.userId, principal.via.sessionId),
    );
    if (outcome.kind === 'granted') {
      const query = new URLSearchParams({ code: outcome.code, state, return: safeReturnPath(returnTo) });
      response.redirect(302, `${outcome.botOrigin}/.moorage/session?${query}`);
    } else {
      this.refusals.send(request, response, outcome.kind);
    }
  }

  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=300')
  @Public('Public keys, by which bots verify who is calling')
  @ApiOperation({
    operationId: 'getAssertionKeys',
    summary: 'Keys that sign `x-platform-assertion`, as a JWK Set (RFC 7517)',
  })
  @ApiOkResponse({ type: JsonWebKeySetView })
  async getAssertionKeys(): Promise<JsonWebKeySetView> {
    const { keys } = await this.keys.publicKeySet();
    return { keys: [...keys] };
  }
}
