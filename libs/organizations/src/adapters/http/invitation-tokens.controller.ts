import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@moorage/contracts';
import { Clock } from '@moorage/kernel';
import {
  ApiProblems,
  Commands,
  CurrentPrincipal,
  DuringMaintenance,
  OptionalPrincipal,
  Public,
  RateLimited,
  SessionCookie,
  SignedIn,
} from '@moorage/platform';
import type { Response } from 'express';
import { AcceptInvitation } from '../../application/accept-invitation.ts';
import { InspectInvitation } from '../../application/inspect-invitation.ts';
import { SignUpByInvitation } from '../../application/sign-up-by-invitation.ts';
import {
  AcceptedInvitationView,
  InspectedInvitationView,
  InvitationSignUpBody,
  InvitationTokenBody,
  JoinedByInvitationView,
} from './invitation.dto.ts';
import { OrganizationViews } from './organization-views.ts';

/** The way in by the link of an invitation. Tokens travel in bodies, never in addresses. */
@ApiTags('invitations')
@Controller('api/invitation-tokens')
export class InvitationTokensController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly views: OrganizationViews,
    private readonly cookie: SessionCookie,
    private readonly clock: Clock,
  ) {}

  @Post('inspect')
  @HttpCode(200)
  @Public('the link of an invitation is opened before anybody signs in')
  @RateLimited({ name: 'inspect-invitation', limit: 300, windowSeconds: 600 })
  @DuringMaintenance('It changes nothing.')
  @ApiOperation({ operationId: 'inspectInvitation', summary: 'What the link of an invitation leads to' })
  @ApiOkResponse({ type: InspectedInvitationView })
  @ApiProblems('INVITATION.NOT_FOUND', 'REQUEST.RATE_LIMITED')
  async inspect(
    @OptionalPrincipal() principal: Principal | undefined,
    @Body() { token }: InvitationTokenBody,
  ): Promise<InspectedInvitationView> {
    const { expiresAt, branding, ...invitation } = await this.queries.execute(new InspectInvitation(token));
    return {
      ...invitation,
      ...this.views.look(branding),
      expiresAt: expiresAt.toISOString(),
      ...(principal && { signedInAs: principal.email }),
    };
  }

  @Post('accept')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'acceptInvitation', summary: 'Join under the invited address; once more is no error' })
  @ApiOkResponse({ type: AcceptedInvitationView })
  @ApiProblems(
    'INVITATION.NOT_FOUND',
    'INVITATION.OTHER_EMAIL',
    'INVITATION.EXPIRED',
    'INVITATION.REVOKED',
    'INVITATION.ALREADY_ACCEPTED',
    'ORG.SEAT_LIMIT_REACHED',
    'ORG.SUSPENDED',
    'MEMBER.ERASED',
  )
  async accept(
    @CurrentPrincipal() principal: Principal,
    @Body() { token }: InvitationTokenBody,
  ): Promise<AcceptedInvitationView> {
    const { organization, role, alreadyMember } = await this.commands.execute(new AcceptInvitation(token, principal));
    return { organization: this.views.summary(organization, role), alreadyMember };
  }

  @Post('sign-up')
  @HttpCode(200)
  @Public('the link proves the address of somebody who has no account yet')
  @RateLimited({ name: 'sign-up-by-invitation', limit: 300, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'signUpByInvitation',
    summary: 'Make an account for the invited address, join, and sign in',
  })
  @ApiOkResponse({ type: JoinedByInvitationView })
  @ApiProblems(
    'INVITATION.NOT_FOUND',
    'INVITATION.EXPIRED',
    'INVITATION.REVOKED',
    'INVITATION.ALREADY_ACCEPTED',
    'INVITATION.ACCOUNT_EXISTS',
    'PASSWORD.TOO_SHORT',
    'PASSWORD.TOO_COMMON',
    'ORG.SEAT_LIMIT_REACHED',
    'ORG.SUSPENDED',
  )
  async signUp(
    @Body() { token, name, password }: InvitationSignUpBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JoinedByInvitationView> {
    const { organization, role, person, session } = await this.commands.execute(
      new SignUpByInvitation(token, name, password),
    );
    this.cookie.write(response, session);
    const { userId: id, email, name: fullName, emailVerified, platformAdmin } = person;
    const createdAt = this.clock.now().toISOString();
    return {
      organization: this.views.summary(organization, role),
      session: {
        person: { id, email, name: fullName, emailVerified, platformAdmin, createdAt },
        expiresAt: session.expiresAt.toISOString(),
      },
    };
  }
}
