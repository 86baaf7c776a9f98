import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Tenant } from '@moorage/contracts';
import { ApiProblems, CurrentTenant, RequiresPermission } from '@moorage/platform';
import { ListAuditEntries } from '../postgres/queries/list-audit-entries.ts';
import { AuditListQuery, AuditPage } from './audit.dto.ts';
import { TenantHeader } from './tenant-header.ts';

/** What happened in the selected organisation, and who did it. */
@ApiTags('audit')
@Controller('api/audit')
@TenantHeader()
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequiresPermission('audit:read')
  @ApiOperation({ operationId: 'listAuditEntries', summary: 'The audit log, newest first, searchable and filterable' })
  @ApiOkResponse({ type: AuditPage })
  @ApiProblems('PERMISSION.DENIED', 'REQUEST.CURSOR_INVALID')
  list(@CurrentTenant() { orgId }: Tenant, @Query() query: AuditListQuery): Promise<AuditPage> {
    return this.queries.execute(new ListAuditEntries(orgId, query));
  }
}
