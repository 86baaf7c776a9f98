import { CommandHandler, Command, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError } from '@moorage/kernel';
import { isOffered } from '../domain/update-eligibility.ts';
import { FleetLog } from './fleet-log.ts';
import { InstanceStore } from './ports/instance-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

/**
 * "Later": the offered release isn't pointed out any more, until the next one. It stays on offer.
 * @throws DomainError INSTANCE.NOT_FOUND, RELEASE.NOT_OFFERED
 */
@Audited('instance.update-dismissed')
export class DismissRelease extends Command<void> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
    readonly releaseId: string,
  ) {
    super();
  }
}

@CommandHandler(DismissRelease)
export class DismissReleaseHandler implements ICommandHandler<DismissRelease> {
  constructor(
    private readonly tenantInstances: TenantInstances,
    private readonly instances: InstanceStore,
    private readonly releases: ReleaseStore,
    private readonly log: FleetLog,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ orgId, instanceId, releaseId }: DismissRelease): Promise<void> {
    const instance = await this.tenantInstances.findForOrg(orgId, instanceId);
    if (instance.dismissedReleaseId === releaseId) return;
    const release = await this.releases.newestOf(instance.image);
    if (release?.id !== releaseId || !isOffered(release, instance.digest)) throw new DomainError('RELEASE.NOT_OFFERED');
    const changed = await this.instances.change(instance.id, { orgId }, { dismissedReleaseId: releaseId });
    if (changed === undefined) throw new DomainError('INSTANCE.NOT_FOUND');
    await this.log.announce(changed);
    await this.audit.record({
      action: 'instance.update-dismissed',
      orgId,
      target: { type: 'instance', id: instance.id, label: instance.slug },
      after: { digest: release.digest, version: release.version },
    });
  }
}
