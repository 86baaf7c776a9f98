import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, Clock, DomainError, JobQueue, LiveUpdates, isUuid } from '@moorage/kernel';
import { MemberSyncStore } from './ports/member-sync-store.port.ts';
import { SyncMember } from './sync-member.job.ts';

/** Tells all instances about a member now instead of at the next try. */
@Audited('provisioning.retry-requested')
export class RetryMember extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly membershipId: string,
  ) {
    super();
  }
}

@CommandHandler(RetryMember)
export class RetryMemberHandler implements ICommandHandler<RetryMember> {
  constructor(
    private readonly syncs: MemberSyncStore,
    private readonly jobs: JobQueue,
    private readonly live: LiveUpdates,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SYNC.NOT_FOUND, for another organisation's membership too */
  async execute({ orgId, membershipId }: RetryMember): Promise<void> {
    const keys = isUuid(membershipId) ? await this.syncs.retry(orgId, membershipId, this.clock.now()) : [];
    if (keys.length === 0) throw new DomainError('SYNC.NOT_FOUND');
    for (const key of keys) await this.jobs.enqueue(SyncMember, key);
    await this.audit.record({
      action: 'provisioning.retry-requested',
      orgId,
      target: { type: 'membership', id: membershipId },
    });
    await this.live.forOrg(orgId, 'provisioning', membershipId);
  }
}
