import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { installationChain } from '@moorage/kernel';
import { ApiProblems, PlatformAdmin } from '@moorage/platform';
import type { Response } from 'express';
import { ListAuditEntries } from '../postgres/queries/list-audit-entries.ts';
import { VerifyAudit } from '../postgres/queries/verify-audit.ts';
import { AuditExport, type ExportedChain } from './audit-export.ts';
import {
  AdminAuditExportQuery,
  AdminAuditListQuery,
  AdminAuditProofsQuery,
  AuditPage,
  AuditVerificationPage,
  AuditVerificationQuery,
} from './audit.dto.ts';

/** The audit logs of the installation and of every organisation, for platform admins. */
@ApiTags('admin')
@Controller('api/admin/audit')
@PlatformAdmin()
export class AdminAuditController {
  constructor(
    private readonly queries: QueryBus,
    private readonly exports: AuditExport,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listAuditEntriesAsAdmin',
    summary: 'The audit log of the installation, or of one organisation, newest first',
  })
  @ApiOkResponse({ type: AuditPage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  list(@Query() { org, ...query }: AdminAuditListQuery): Promise<AuditPage> {
    return this.queries.execute(new ListAuditEntries(org ?? installationChain, query));
  }

  @Get('export.csv')
  @ApiOperation({
    operationId: 'exportAuditEntriesAsAdmin',
    summary: 'The entries that fit the filter as CSV, newest first; the export is recorded',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportCsv(@Query() { org, ...filter }: AdminAuditExportQuery, @Res() response: Response): Promise<void> {
    await this.exports.sendCsv(response, exported(org), filter);
  }

  @Get('export.jsonl')
  @ApiOperation({
    operationId: 'exportAuditProofsAsAdmin',
    summary: 'A whole log as JSON lines, oldest first, with all that its verification takes; the export is recorded',
  })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportProofs(@Query() { org }: AdminAuditProofsQuery, @Res() response: Response): Promise<void> {
    await this.exports.sendProofs(response, exported(org));
  }

  @Get('verification')
  @ApiOperation({
    operationId: 'verifyAudit',
    summary: 'Follow the hash chains of the logs from end to end, some organisations at a time',
  })
  @ApiOkResponse({ type: AuditVerificationPage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  verify(@Query() query: AuditVerificationQuery): Promise<AuditVerificationPage> {
    return this.queries.execute(new VerifyAudit(query));
  }
}

function exported(org: string | undefined): ExportedChain {
  return org === undefined ? { chain: installationChain, name: 'installation' } : { chain: org, name: org };
}
