import { Global, Module } from '@nestjs/common';
import { AuditTrail, SystemEvents } from '@moorage/kernel';
import { AdminAuditController } from './adapters/http/admin-audit.controller.ts';
import { AuditExport } from './adapters/http/audit-export.ts';
import { AuditController } from './adapters/http/audit.controller.ts';
import { SystemEventsController } from './adapters/http/system-events.controller.ts';
import { AuditSelection } from './adapters/postgres/audit-selection.ts';
import { ChainReader } from './adapters/postgres/chain-reader.ts';
import { PostgresAuditTrail } from './adapters/postgres/postgres-audit-trail.ts';
import { PostgresSystemEvents } from './adapters/postgres/postgres-system-events.ts';
import { PruneSystemEventsHandler } from './adapters/postgres/prune-system-events.ts';
import { GetSystemEventHandler } from './adapters/postgres/queries/get-system-event.ts';
import { ListSystemEventsHandler } from './adapters/postgres/queries/list-system-events.ts';
import { PruneAuditHandler } from './adapters/postgres/prune-audit.ts';
import { ListAuditEntriesHandler } from './adapters/postgres/queries/list-audit-entries.ts';
import { VerifyAuditHandler } from './adapters/postgres/queries/verify-audit.ts';
import { RecordAuditExportHandler } from './application/record-audit-export.ts';

/** What must be provable later, the audit log; and what engineers must know, the system events. */
@Global()
@Module({
  controllers: [AdminAuditController, AuditController, SystemEventsController],
  providers: [
    ListAuditEntriesHandler,
    RecordAuditExportHandler,
    VerifyAuditHandler,
    GetSystemEventHandler,
    ListSystemEventsHandler,
    { provide: AuditTrail, useClass: PostgresAuditTrail },
    { provide: SystemEvents, useClass: PostgresSystemEvents },
    PruneSystemEventsHandler,
    AuditExport,
    AuditSelection,
    ChainReader,
    PruneAuditHandler,
  ],
  exports: [AuditTrail, SystemEvents],
})
export class ComplianceModule {}
