import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, CurrentTenant, RateLimited, RequiresPermission } from '@moorage/platform';
import type { Response } from 'express';
import { ListAuditEntries } from '../postgres/queries/list-audit-entries.ts';
import { AuditExport } from './audit-export.ts';
import { AuditExportQuery, AuditListQuery, AuditPage, AuditProofsQuery } from './audit.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** What happened in the selected organisation, and who did it. */
@ApiTags('audit')
@Controller('api/audit')
@TenantHeader()
export class AuditController {
  constructor(
    private readonly queries: QueryBus,
    private readonly exports: AuditExport,
  ) {}

  @Get()
  @RequiresPermission('audit:read')
  @ApiOperation({ operationId: 'listAuditEntries', summary: 'The audit log, newest first, searchable and filterable' })
  @ApiOkResponse({ type: AuditPage })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.CURSOR_INVALID')
  list(@CurrentTenant() { orgId }: Tenant, @Query() query: AuditListQuery): Promise<AuditPage> {
    return this.queries.execute(new ListAuditEntries(orgId, query));
  }

  @Get('export.csv')
  @RequiresPermission('audit:read')
  @RateLimited({ name: 'audit-export', limit: 60, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'exportAuditEntries',
    summary: 'The entries that fit the filter as CSV, newest first, sent while they are read; the export is recorded',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.RATE_LIMITED')
  async exportCsv(
    @CurrentTenant() { orgId, slug }: Tenant,
    @Query() { tenant: _tenant, ...filter }: AuditExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.exports.sendCsv(response, { chain: orgId, name: slug }, filter);
  }

  @Get('export.jsonl')
  @RequiresPermission('audit:read')
  @RateLimited({ name: 'audit-export', limit: 60, windowSeconds: 3600 })
  @ApiOperation({
    operationId: 'exportAuditProofs',
    summary: 'The whole log as JSON lines, oldest first, with all that its verification takes; the export is recorded',
  })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.RATE_LIMITED')
  async exportProofs(
    @CurrentTenant() { orgId, slug }: Tenant,
    @Query() _: AuditProofsQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.exports.sendProofs(response, { chain: orgId, name: slug });
  }
}
