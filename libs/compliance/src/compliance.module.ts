import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '@moorage/kernel';
import { PostgresAuditTrail } from './adapters/postgres/postgres-audit-trail.ts';

/** What must be provable later: the audit log. */
@Global()
@Module({
  providers: [{ provide: AuditTrail, useClass: PostgresAuditTrail }],
  exports: [AuditTrail],
})
export class ComplianceModule {}
