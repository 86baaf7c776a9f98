import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '@moorage/kernel';
import { AdminAuditController } from './adapters/http/admin-audit.controller.ts';
import { AuditController } from './adapters/http/audit.controller.ts';
import { AuditSelection } from './adapters/postgres/audit-selection.ts';
import { PostgresAuditTrail } from './adapters/postgres/postgres-audit-trail.ts';
import { ListAuditEntriesHandler } from './adapters/postgres/queries/list-audit-entries.ts';

/** What must be provable later: the audit log. */
@Global()
@Module({
  controllers: [AdminAuditController, AuditController],
  providers: [ListAuditEntriesHandler, { provide: AuditTrail, useClass: PostgresAuditTrail }, AuditSelection],
  exports: [AuditTrail],
})
export class ComplianceModule {}
