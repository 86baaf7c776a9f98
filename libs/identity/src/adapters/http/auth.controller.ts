import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commands, DuringMaintenance, Public, RateLimited, SessionCookie } from '@moorage/platform';
import type { Request, Response } from 'express';
import { RequestAccountMail } from '../../application/request-account-mail.ts';
import { ResetPassword } from '../../application/reset-password.ts';
import type { Client, SignedInPerson } from '../../application/session-lifecycle.ts';
import { SignIn } from '../../application/sign-in.ts';
import { SignOut } from '../../application/sign-out.ts';
import { SignUp } from '../../application/sign-up.ts';
import { VerifyEmail } from '../../application/verify-email.ts';
import { EmailRequest, ResetPasswordRequest, SignInRequest, SignUpRequest, TokenRequest } from './auth.dto.ts';
import { FromClient } from './client.ts';
import { SessionView } from './session.dto.ts';

/** Nothing to tell: the answer is the same whether there is such an account or not. */
const accepted = {
  schema: { type: 'object' },
  description: 'The same whether there is such an account or not.',
} as const;

const mailedLinks = { name: 'mailed-link', limit: 60, windowSeconds: 15 * 60 };

/**
 * Signing up, in and out. Commands that check passwords go to the bus directly and open their own transaction: what they
 * count must count when they fail, and hashing shall not hold a connection.
 */
@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly bus: CommandBus,
    private readonly commands: Commands,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('sign-up')
  @HttpCode(202)
  @Public('Whoever has no account yet is nobody')
  @ApiOperation({
    operationId: 'signUp',
    summary: 'Ask for an account',
    description: 'The mail that follows says whether the address was free.',
  })
  @ApiAcceptedResponse(accepted)
  @ApiProblems(
    'REQUEST.INVALID',
    'EMAIL.INVALID',
    'PASSWORD.TOO_SHORT',
    'PASSWORD.TOO_LONG',
    'PASSWORD.TOO_COMMON',
    'REQUEST.RATE_LIMITED',
  )
  async signUp(
    @Body() { email, name, password }: SignUpRequest,
    @FromClient() client: Client,
  ): Promise<Record<string, never>> {
    await this.bus.execute(new SignUp(email, name, password, client));
    return {};
  }

  @Post('verify-email')
  @HttpCode(200)
  @RateLimited(mailedLinks)
  @Public('Proven by the token of a mailed link')
  @ApiOperation({ operationId: 'verifyEmail', summary: 'Prove an address by the mailed link, and sign in' })
  @ApiOkResponse({ type: SessionView })
  @ApiProblems('REQUEST.INVALID', 'AUTH.TOKEN_INVALID', 'AUTH.TOKEN_EXPIRED', 'REQUEST.RATE_LIMITED')
  async verifyEmail(
    @Body() { token }: TokenRequest,
    @FromClient() client: Client,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.signedIn(
      response,
      await this.commands.execute(new VerifyEmail(token, client, this.cookie.read(request))),
    );
  }

  @Post('resend-verification')
  @HttpCode(202)
  @Public('Whoever has not proven an address cannot sign in')
  @ApiOperation({ operationId: 'resendVerification', summary: 'Mail the link that proves an address again' })
  @ApiAcceptedResponse(accepted)
  @ApiProblems('REQUEST.INVALID', 'EMAIL.INVALID', 'REQUEST.RATE_LIMITED')
  async resendVerification(
    @Body() { email }: EmailRequest,
    @FromClient() client: Client,
  ): Promise<Record<string, never>> {
    await this.bus.execute(new RequestAccountMail('verify-email', email, client));
    return {};
  }

  @Post('sign-in')
  @HttpCode(200)
  @Public('This is where people prove who they are')
  @DuringMaintenance('Who ends the maintenance must get in; others learn how long it lasts.')
  @ApiOperation({ operationId: 'signIn', summary: 'Open a session' })
  @ApiOkResponse({ type: SessionView, description: 'Sets the session cookie.' })
  @ApiProblems(
    'REQUEST.INVALID',
    'EMAIL.INVALID',
    'AUTH.INVALID_CREDENTIALS',
    'AUTH.EMAIL_NOT_VERIFIED',
    'REQUEST.RATE_LIMITED',
  )
  async signIn(
    @Body() { email, password }: SignInRequest,
    @FromClient() client: Client,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.signedIn(
      response,
      await this.bus.execute(new SignIn(email, password, client, this.cookie.read(request))),
    );
  }

  @Post('sign-out')
  @HttpCode(204)
  @Public('A session that has ended already can be left too')
  @DuringMaintenance('Nobody is kept signed in.')
  @ApiOperation({ operationId: 'signOut', summary: 'End the session of this browser' })
  @ApiNoContentResponse()
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.commands.execute(new SignOut(this.cookie.read(request)));
    this.cookie.clear(response);
  }

  @Post('forgot-password')
  @HttpCode(202)
  @Public('Whoever forgot the password cannot sign in')
  @ApiOperation({ operationId: 'forgotPassword', summary: 'Mail a link by which to choose a new password' })
  @ApiAcceptedResponse(accepted)
  @ApiProblems('REQUEST.INVALID', 'EMAIL.INVALID', 'REQUEST.RATE_LIMITED')
  async forgotPassword(@Body() { email }: EmailRequest, @FromClient() client: Client): Promise<Record<string, never>> {
    await this.bus.execute(new RequestAccountMail('reset-password', email, client));
    return {};
  }

  @Post('reset-password')
  @HttpCode(200)
  @RateLimited(mailedLinks)
  @Public('Proven by the token of a mailed link')
  @ApiOperation({
    operationId: 'resetPassword',
    summary: 'Choose a new password by the mailed link; ends all other sessions',
  })
  @ApiOkResponse({ type: SessionView, description: 'Sets the session cookie.' })
  @ApiProblems(
    'REQUEST.INVALID',
    'AUTH.TOKEN_INVALID',
    'AUTH.TOKEN_EXPIRED',
    'PASSWORD.TOO_SHORT',
    'PASSWORD.TOO_LONG',
    'PASSWORD.TOO_COMMON',
    'REQUEST.RATE_LIMITED',
  )
  async resetPassword(
    @Body() { token, password }: ResetPasswordRequest,
    @FromClient() client: Client,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.signedIn(response, await this.bus.execute(new ResetPassword(token, password, client)));
  }

  private signedIn(response: Response, person: SignedInPerson): SessionView {
    this.cookie.write(response, person);
    return SessionView.of(person);
  }
}
