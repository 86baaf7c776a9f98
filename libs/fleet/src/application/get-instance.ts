import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { BotUpdate } from '../domain/bot-update.ts';
import type { Instance } from '../domain/instance.ts';
import type { Release } from '../domain/release.ts';
import { isOffered } from '../domain/update-eligibility.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { TenantInstances } from './tenant-instances.ts';

export interface InstanceDetails {
  readonly instance: Instance;
  /** The newest release of what it follows, where that isn't what it runs. */
  readonly offered: Release | undefined;
  /** The update that isn't over. */
  readonly update: BotUpdate | undefined;
}

/** @throws DomainError INSTANCE.NOT_FOUND, for another organisation's too */
export class GetInstance extends Query<InstanceDetails> {
  constructor(
    readonly orgId: string,
    readonly instanceId: string,
  ) {
    super();
  }
}

@QueryHandler(GetInstance)
export class GetInstanceHandler implements IQueryHandler<GetInstance> {
  constructor(
    private readonly instances: TenantInstances,
    private readonly releases: ReleaseStore,
    private readonly updates: BotUpdateStore,
  ) {}

  async execute({ orgId, instanceId }: GetInstance): Promise<InstanceDetails> {
    const instance = await this.instances.findForOrg(orgId, instanceId);
    const [newest, update] = [await this.releases.newestOf(instance.image), await this.updates.findOpen(instance.id)];
    const offered = newest !== undefined && isOffered(newest, instance.digest) ? newest : undefined;
    return { instance, offered, update };
  }
}
