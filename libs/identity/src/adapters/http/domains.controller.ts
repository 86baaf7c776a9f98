import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, RateLimited, RequiresPermission } from '@moorage/platform';
import { ClaimDomain } from '../../application/claim-domain.ts';
import { RemoveDomainClaim } from '../../application/remove-domain-claim.ts';
import { RequestDomainCheck } from '../../application/request-domain-check.ts';
import { ListDomainClaims } from '../postgres/queries/list-domain-claims.ts';
import { ClaimDomainRequest, DomainClaim, DomainClaimList } from './domain.dto.ts';

/** The domains that an organisation has proven, or is about to. */
@ApiTags('domains')
@ApiHeader({ name: 'x-tenant-id', required: true, description: 'Id or slug of the organisation', example: 'acme' })
@Controller('api/domains')
@RequiresPermission('domains:manage')
export class DomainsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listDomains',
    summary: 'The domains that the organisation claims, in alphabetical order',
  })
  @ApiOkResponse({ type: DomainClaimList })
  @ApiProblems('AUTH.REQUIRED', 'PERMISSION.DENIED', 'TENANT.NOT_FOUND')
  async list(@CurrentTenant() { orgId }: Tenant): Promise<DomainClaimList> {
    const claims = await this.queries.execute(new ListDomainClaims(orgId));
    return { items: claims.map((claim) => DomainClaim.of(claim)) };
  }

  @Post()
  @RateLimited({ name: 'claim-domain', limit: 60, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'claimDomain',
    summary: 'Claim a domain',
    description: 'It is the organisation’s once the TXT record of the answer is found in DNS.',
  })
  @ApiCreatedResponse({ type: DomainClaim })
  @ApiProblems(
    'AUTH.REQUIRED',
    'PERMISSION.DENIED',
    'TENANT.NOT_FOUND',
    'REQUEST.INVALID',
    'REQUEST.RATE_LIMITED',
    'DOMAIN.INVALID',
    'DOMAIN.PUBLIC',
    'DOMAIN.ALREADY_CLAIMED',
    'DOMAIN.LIMIT_REACHED',
  )
  async claim(@CurrentTenant() { orgId }: Tenant, @Body() { domain }: ClaimDomainRequest): Promise<DomainClaim> {
    return DomainClaim.of(await this.commands.execute(new ClaimDomain(orgId, domain)));
  }

  @Post(':id/verify')
  @HttpCode(202)
  @RateLimited({ name: 'verify-domain', limit: 60, windowSeconds: 600 })
  @ApiOperation({
    operationId: 'verifyDomain',
    summary: 'Look for the record now',
    description: 'What the look came to is in `lastLook` of the list; live streams tell of it as `domains`.',
  })
  @ApiAcceptedResponse({ type: DomainClaim })
  @ApiProblems('AUTH.REQUIRED', 'PERMISSION.DENIED', 'TENANT.NOT_FOUND', 'DOMAIN.NOT_FOUND', 'REQUEST.RATE_LIMITED')
  async verify(@CurrentTenant() { orgId }: Tenant, @Param('id') id: string): Promise<DomainClaim> {
    return DomainClaim.of(await this.commands.execute(new RequestDomainCheck(orgId, id)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeDomain', summary: 'Give up a domain: others may claim and prove it then' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'PERMISSION.DENIED', 'TENANT.NOT_FOUND', 'DOMAIN.NOT_FOUND')
  async remove(@CurrentTenant() { orgId }: Tenant, @Param('id') id: string): Promise<void> {
    await this.commands.execute(new RemoveDomainClaim(orgId, id));
  }
}
