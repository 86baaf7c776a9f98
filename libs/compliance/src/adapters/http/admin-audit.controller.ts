import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { installationChain } from '@moorage/kernel';
import { ApiProblems, PlatformAdmin } from '@moorage/platform';
import { ListAuditEntries } from '../postgres/queries/list-audit-entries.ts';
import { AdminAuditListQuery, AuditPage } from './audit.dto.ts';

/** The audit logs of the installation and of every organisation, for platform admins. */
@ApiTags('admin')
@Controller('api/admin/audit')
@PlatformAdmin()
export class AdminAuditController {
  constructor(private readonly queries: QueryBus) {}

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
}
