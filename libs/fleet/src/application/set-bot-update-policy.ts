import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, JobQueue, LiveUpdates } from '@moorage/kernel';
import { parseBotUpdatePolicy } from '../domain/update-policy.ts';
import { CatchUp } from './catch-up.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/**
 * Sets a bot to a policy of its own, or with null to none. It counts as long as its organisation chose nothing.
 * @throws DomainError UPDATE_POLICY.INVALID, INSTANCE.NOT_FOUND
 */
@Audited('instance.update-policy-set')
export class SetBotUpdatePolicy extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
    /** As {@link parseBotUpdatePolicy} reads it. */
    readonly policy: string | null,
  ) {
    super();
  }
}

@CommandHandler(SetBotUpdatePolicy)
export class SetBotUpdatePolicyHandler implements ICommandHandler<SetBotUpdatePolicy> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly policies: UpdatePolicyStore,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly live: LiveUpdates,
  ) {}

  async execute({ orgId, instanceId, policy: text }: SetBotUpdatePolicy): Promise<void> {
    const policy = text === null ? null : parseBotUpdatePolicy(text);
    const instance = await this.instances.findForOrg(orgId, instanceId);
    const before = await this.policies.setBot(instance.id, policy);
    if (before === undefined) throw new DomainError('INSTANCE.NOT_FOUND');
    if (before === policy) return;
    await this.audit.record({
      action: 'instance.update-policy-set',
      orgId,
      target: { type: 'instance', id: instance.id, label: instance.slug },
      before: { policy: before },
      after: { policy },
    });
    await this.live.forOrg(orgId, 'update-policy');
    if (policy === null || policy === 'manual') return;
    await this.jobs.enqueue(CatchUp, { image: instance.image }, { key: instance.image });
  }
}
