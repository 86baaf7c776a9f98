import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited } from '@moorage/kernel';

/** Somebody takes the list of members away; `filter` says which of them. */
@Audited('member-list.exported')
export class RecordMemberExport extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly filter: Readonly<Record<string, string>>,
  ) {
    super();
  }
}

@CommandHandler(RecordMemberExport)
export class RecordMemberExportHandler implements ICommandHandler<RecordMemberExport> {
  constructor(private readonly audit: AuditTrail) {}

  execute({ orgId, filter }: RecordMemberExport): Promise<void> {
    return this.audit.record({
      action: 'member-list.exported',
      orgId,
      target: { type: 'organization', id: orgId },
      after: filter,
    });
  }
}
