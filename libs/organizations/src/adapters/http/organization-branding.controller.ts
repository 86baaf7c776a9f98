import { Body, Controller, Delete, Get, Header, HttpCode, Param, Put, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, Commands, CurrentTenant, Public, RateLimited, RequiresPermission } from '@moorage/platform';
import { RemoveLogo } from '../../application/remove-logo.ts';
import { SetBrandColor } from '../../application/set-brand-color.ts';
import { SetLogo } from '../../application/set-logo.ts';
import type { Logo } from '../../domain/logo.ts';
import { GetLogo } from '../postgres/queries/get-logo.ts';
import { LogoQuery, SetBrandColorBody } from './organization-branding.dto.ts';
import { TenantHeader } from './tenant-header.ts';
import { UploadedLogo } from './uploaded-logo.ts';

/** How the organisation looks; what it is, is in `getOrganization`. */
@ApiTags('organizations')
@Controller('api')
export class OrganizationBrandingController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Put('organization/color')
  @TenantHeader()
  @HttpCode(204)
  @RequiresPermission('org:update', { alsoWhile: ['PENDING_VERIFICATION'] })
  @ApiOperation({ operationId: 'setBrandColor', summary: 'Choose the colour, or take it away' })
  @ApiNoContentResponse()
  @ApiProblems('ORG.COLOR_INVALID', 'PERMISSION.DENIED')
  async setColor(@CurrentTenant() { orgId }: Tenant, @Body() { color }: SetBrandColorBody): Promise<void> {
    await this.commands.execute(new SetBrandColor(orgId, color));
  }

  @Put('organization/logo')
  @TenantHeader()
  @HttpCode(204)
  @RequiresPermission('org:update', { alsoWhile: ['PENDING_VERIFICATION'] })
  @RateLimited({ name: 'upload-logo', limit: 60, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'setLogo',
    summary: 'Upload the logo: the body is the file, a PNG, JPEG, WebP or GIF of 2 MiB and 4096 × 4096 pixels at most',
    description: 'It is decoded and kept as a PNG of at most 512 × 512 pixels, without anything else the file carried.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiNoContentResponse()
  @ApiProblems('ORG.LOGO_INVALID', 'ORG.LOGO_TOO_LARGE', 'PERMISSION.DENIED', 'REQUEST.RATE_LIMITED')
  async setLogo(@CurrentTenant() { orgId }: Tenant, @UploadedLogo() logo: Logo): Promise<void> {
    await this.commands.execute(new SetLogo(orgId, logo));
  }

  @Delete('organization/logo')
  @TenantHeader()
  @HttpCode(204)
  @RequiresPermission('org:update', { alsoWhile: ['PENDING_VERIFICATION'] })
  @ApiOperation({ operationId: 'removeLogo', summary: 'Take the logo away; once more is no error' })
  @ApiNoContentResponse()
  @ApiProblems('PERMISSION.DENIED')
  async removeLogo(@CurrentTenant() { orgId }: Tenant): Promise<void> {
    await this.commands.execute(new RemoveLogo(orgId));
  }

  @Get('organizations/:id/logo')
  @Public('whoever was invited sees it before signing in; nobody guesses the hash in its address')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiOperation({ operationId: 'getLogo', summary: 'The logo, at the address that the organisation tells' })
  @ApiOkResponse({ content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } })
  @ApiProblems('LOGO.NOT_FOUND')
  async logo(@Param('id') id: string, @Query() { v = '' }: LogoQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.queries.execute(new GetLogo(id, v)), { type: 'image/png' });
  }
}
