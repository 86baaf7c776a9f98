import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TenantDirectory } from '@moorage/contracts';
import { AuditTrail, Audited, Clock, DomainError, JobQueue, LiveUpdates, isUuid } from '@moorage/kernel';
import type { OrganizationUpdatePolicy } from '../domain/update-policy.ts';
import { CatchUp } from './catch-up.ts';
import { InstanceStore } from './ports/instance-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';

/**
 * An organisation chooses when and how its bots are updated, or a platform admin does so for it. Null takes the choice back:
 * what its bots are set to counts then, or the default.
 * @throws DomainError ORG.NOT_FOUND
 */
@Audited('update-policy.set', 'update-policy.reset')
export class SetUpdatePolicy extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly policy: OrganizationUpdatePolicy | null,
  ) {
    super();
  }
}

@CommandHandler(SetUpdatePolicy)
export class SetUpdatePolicyHandler implements ICommandHandler<SetUpdatePolicy> {
  constructor(
    private readonly policies: UpdatePolicyStore,
    private readonly instances: InstanceStore,
    private readonly tenants: TenantDirectory,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly live: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async execute({ orgId, policy }: SetUpdatePolicy): Promise<void> {
    const org = isUuid(orgId) ? await this.tenants.findOrg(orgId) : undefined;
    if (org === undefined) throw new DomainError('ORG.NOT_FOUND');
    const before = await this.policies.setOrg(orgId, policy, this.clock.now());
    if (before?.mode === policy?.mode && before?.preferredHourUtc === policy?.preferredHourUtc) return;
    await this.audit.record({
      action: policy === null ? 'update-policy.reset' : 'update-policy.set',
      orgId,
      target: { type: 'organization', id: orgId, label: org.name },
      ...(before !== null && { before: { ...before } }),
      ...(policy !== null && { after: { ...policy } }),
    });
    await this.live.forOrg(orgId, 'update-policy');
    if (policy?.mode === 'manual') return;
    for (const { image } of await this.instances.listForOrg(orgId))
      await this.jobs.enqueue(CatchUp, { image }, { key: image });
  }
}
