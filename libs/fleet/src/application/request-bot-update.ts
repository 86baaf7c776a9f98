import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError } from '@moorage/kernel';
import { rolloutStrategies } from '../domain/rollout-strategy.ts';
import { isOffered } from '../domain/update-eligibility.ts';
import { BotUpdates } from './bot-updates.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { UpdatePolicyStore } from './ports/update-policy-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/**
 * "Update now": its people want the release that their bot is offered. Only the newest is offered, so that nobody is brought
 * to one that was replaced since the page was opened.
 * @throws DomainError INSTANCE.NOT_FOUND, INSTANCE.BUSY, INSTANCE.TRANSITION_NOT_ALLOWED, RELEASE.NOT_OFFERED,
 * FLEET.UPDATES_PAUSED
 */
@Audited('instance.update-requested')
export class RequestBotUpdate extends Command<string> {
  constructor(
    readonly target: {
      readonly orgId: string;
      readonly instanceId: string;
      readonly releaseId: string;
      readonly actorUserId: string;
    },
  ) {
    super();
  }
}

@CommandHandler(RequestBotUpdate)
export class RequestBotUpdateHandler implements ICommandHandler<RequestBotUpdate> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly releases: ReleaseStore,
    private readonly policies: UpdatePolicyStore,
    private readonly updates: BotUpdates,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ target }: RequestBotUpdate): Promise<string> {
    const instance = await this.instances.findForOrg(target.orgId, target.instanceId);
    const release = await this.releases.newestOf(instance.image);
    if (release?.id !== target.releaseId || !isOffered(release, instance.digest))
      throw new DomainError('RELEASE.NOT_OFFERED');
    // It would begin at some time, when nobody thinks of it any more.
    if ((await this.policies.fleetMode()) === 'paused') throw new DomainError('FLEET.UPDATES_PAUSED');
    const { name, retries, healthTimeoutSeconds } = rolloutStrategies.SingleBot;
    const id = await this.updates.request({
      instanceId: instance.id,
      releaseId: release.id,
      strategy: name,
      retries,
      healthTimeoutSeconds,
      actorUserId: target.actorUserId,
    });
    await this.audit.record({
      action: 'instance.update-requested',
      orgId: instance.orgId,
      target: { type: 'instance', id: instance.id, label: instance.slug },
      before: { digest: instance.digest, version: instance.version },
      after: { digest: release.digest, version: release.version },
    });
    return id;
  }
}
