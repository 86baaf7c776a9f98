import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, installationChain } from '@moorage/kernel';

/** Somebody takes entries of a chain away: `filter` says which, `format` in which form. */
@Audited('audit.exported')
export class RecordAuditExport extends Command<void> {
  constructor(
    readonly chain: string,
    readonly format: 'csv' | 'proofs',
    readonly filter: Readonly<Record<string, string>>,
  ) {
    super();
  }
}

@CommandHandler(RecordAuditExport)
export class RecordAuditExportHandler implements ICommandHandler<RecordAuditExport> {
  constructor(private readonly audit: AuditTrail) {}

  execute({ chain, format, filter }: RecordAuditExport): Promise<void> {
    return this.audit.record({
      action: 'audit.exported',
      ...(chain !== installationChain && { orgId: chain }),
      after: { format, ...filter },
    });
  }
}
