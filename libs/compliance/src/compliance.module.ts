import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '@moorage/kernel';
import { AdminAuditController } from './adapters/http/admin-audit.controller.ts';
import { AuditExport } from './adapters/http/audit-export.ts';
import { AuditController } from './adapters/http/audit.controller.ts';
import { AuditSelection } from './adapters/postgres/audit-selection.ts';
import { ChainReader } from './adapters/postgres/chain-reader.ts';
import { PostgresAuditTrail } from './adapters/postgres/postgres-audit-trail.ts';
import { PruneAuditHandler } from './adapters/postgres/prune-audit.ts';
import { ListAuditEntriesHandler } from './adapters/postgres/queries/list-audit-entries.ts';
import { VerifyAuditHandler } from './adapters/postgres/queries/verify-audit.ts';
import { RecordAuditExportHandler } from './application/record-audit-export.ts';

/** What must be provable later: the audit log. */
@Global()
@Module({
  controllers: [AdminAuditController, AuditController],
  providers: [
    ListAuditEntriesHandler,
    RecordAuditExportHandler,
    VerifyAuditHandler,
    { provide: AuditTrail, useClass: PostgresAuditTrail },
    AuditExport,
    AuditSelection,
    ChainReader,
    PruneAuditHandler,
  ],
  exports: [AuditTrail],
})
export class ComplianceModule {}
